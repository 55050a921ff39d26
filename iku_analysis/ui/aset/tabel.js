// A table of ours: search, sort, count, choose a row by mouse or keyboard. data: {kolom, baris, dipilih, centang, cari, tinggi, tema, label}.
// centang: the word of the button that sends the ticked rows; ticks stay here until then, so that ticking asks nothing of the server.
const SEKALI = 100; // rows drawn at first; searching, sorting and ticking all reach every row

// What a click opens stands below the list: bring it into view once it is drawn.
function gulirKeRincian() {
  const lama = document.querySelector(".st-key-rincian")?.innerText;
  let sisa = 40;
  const tunggu = setInterval(() => {
    const rincian = document.querySelector(".st-key-rincian");
    if (rincian && (rincian.innerText !== lama || sisa < 30)) {
      rincian.scrollIntoView({ behavior: "instant", block: "start" });
      sisa = 0;
    }
    if (sisa-- <= 0) clearInterval(tunggu);
  }, 50);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let akar = parentElement.querySelector(".tabel");
  if (!akar) {
    akar = document.createElement("div");
    parentElement.appendChild(akar);
    akar.keadaan = { cari: "", urut: null, naik: true, batas: SEKALI, centang: new Set() };
  }
  const keadaan = akar.keadaan;
  // Most runs bring the same rows, another one opened at most: then there is nothing to draw again.
  const sama = JSON.stringify(data, (kunci, nilai) => (kunci === "dipilih" ? undefined : nilai));
  if (akar.isi === sama) {
    akar.tunjukkan(data.dipilih);
    return;
  }
  akar.isi = sama;
  akar.className = data.gelap ? "tabel gelap" : "tabel";
  const buat = (nama, kelas, teks) => {
    const unsur = document.createElement(nama);
    if (kelas) unsur.className = kelas;
    if (teks !== undefined) unsur.textContent = teks;
    return unsur;
  };
  const isi = (sel) => (sel === null || sel === undefined ? { teks: "" } : typeof sel === "object" ? sel : { teks: String(sel) });
  const angka = (teks) => {
    const bersih = teks.replace(/^Rp\s*/, "").replace(/\./g, "").replace(",", ".").replace(/%$/, "");
    return bersih !== "" && !Number.isNaN(Number(bersih)) ? Number(bersih) : null;
  };
  const banding = (a, b) => {
    const [x, y] = [isi(a), isi(b)];
    const [kunciX, kunciY] = [x.urut ?? angka(x.teks) ?? x.teks, y.urut ?? angka(y.teks) ?? y.teks];
    if (typeof kunciX === "number" && typeof kunciY === "number") return kunciX - kunciY;
    return String(kunciX).localeCompare(String(kunciY), "id", { numeric: true });
  };

  let tampak = [];
  const ada = new Set(data.baris.map((item) => item.id));
  for (const id of keadaan.centang) if (!ada.has(id)) keadaan.centang.delete(id);
  const kotak = (nyala, label) => {
    const unsur = buat("input");
    unsur.type = "checkbox";
    unsur.checked = nyala;
    unsur.setAttribute("aria-label", label);
    return unsur;
  };
  const tandai = (id, nyala) => (nyala ? keadaan.centang.add(id) : keadaan.centang.delete(id));
  const perbaruiCentang = () => {
    kirim.hidden = keadaan.centang.size === 0;
    kirim.textContent = `${data.centang} (${keadaan.centang.size})`;
  };

  const gambar = () => {
    const kata = keadaan.cari.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    let baris = data.baris.filter((item) => {
      if (!kata.length) return true;
      const teks = data.kolom.map((k) => { const s = isi(item[k.nama]); return `${s.teks} ${s.kecil ?? ""}`; }).join(" ").toLocaleLowerCase("id");
      return kata.every((k) => teks.includes(k));
    });
    if (keadaan.urut) {
      const tanda = keadaan.naik ? 1 : -1;
      baris = [...baris].sort((a, b) => tanda * banding(a[keadaan.urut], b[keadaan.urut]));
    }
    jumlah.textContent = baris.length === data.baris.length ? `${baris.length} baris` : `${baris.length} dari ${data.baris.length} baris`;
    const kepala = buat("tr");
    tampak = baris.map((item) => item.id);
    if (data.centang) {
      const th = buat("th", "kotak");
      const semua = kotak(tampak.length > 0 && tampak.every((id) => keadaan.centang.has(id)), "Centang semua yang tampil");
      semua.onchange = () => { for (const id of tampak) tandai(id, semua.checked); gambar(); };
      th.appendChild(semua);
      kepala.appendChild(th);
      perbaruiCentang();
    }
    for (const kolom of data.kolom) {
      const th = buat("th", kolom.rata);
      if (kolom.lebar) th.style.width = kolom.lebar;
      th.scope = "col";
      const aktif = keadaan.urut === kolom.nama;
      th.setAttribute("aria-sort", aktif ? (keadaan.naik ? "ascending" : "descending") : "none");
      const tombol = buat("button", "", kolom.judul);
      tombol.title = "Urutkan";
      if (aktif) tombol.appendChild(buat("span", "arah", keadaan.naik ? "▲" : "▼"));
      tombol.onclick = () => {
        [keadaan.urut, keadaan.naik] = aktif && !keadaan.naik ? [null, true] : [kolom.nama, !aktif];
        gambar();
      };
      th.appendChild(tombol);
      kepala.appendChild(th);
    }
    const tubuh = buat("tbody");
    for (const item of baris.slice(0, keadaan.batas)) tubuh.appendChild(satu(item));
    const tabel = buat("table");
    tabel.setAttribute("aria-label", data.label);
    const thead = buat("thead");
    thead.appendChild(kepala);
    tabel.append(thead, tubuh);
    const geser = bingkai.scrollTop;
    bingkai.replaceChildren(baris.length ? tabel : buat("div", "kosong", keadaan.cari ? "Tidak ada yang cocok dengan pencarian." : "Tidak ada baris."));
    bingkai.scrollTop = geser;
    lagi.hidden = baris.length <= keadaan.batas;
    lagi.textContent = `Tampilkan ${Math.min(SEKALI, baris.length - keadaan.batas)} baris lagi`;
  };

  const satu = (item) => {
    const tr = buat("tr", data.pilih ? "bisa" : "");
    if (data.centang) {
      const td = buat("td", "kotak");
      const satuan = kotak(keadaan.centang.has(item.id), "Centang baris ini");
      satuan.onchange = () => { tandai(item.id, satuan.checked); perbaruiCentang(); };
      td.onclick = (acara) => acara.stopPropagation();
      td.onkeydown = (acara) => acara.stopPropagation();
      td.appendChild(satuan);
      tr.appendChild(td);
    }
    for (const kolom of data.kolom) {
      const sel = isi(item[kolom.nama]);
      const td = buat("td", [kolom.rata, kolom.rapat ? "rapat" : "", kolom.patah ? "patah" : "", sel.latar ?? "", sel.bingkai ? "bingkai-sel" : ""].filter(Boolean).join(" "));
      td.dataset.kolom = kolom.nama;
      td.appendChild(buat("span", [sel.warna ?? "", sel.tebal ? "tebal" : ""].join(" ").trim(), sel.teks));
      if (sel.kecil) td.appendChild(buat("span", "kecil", sel.kecil));
      if (sel.judul) td.title = sel.judul;
      tr.appendChild(td);
    }
    if (!data.pilih) return tr;
    tr.tabIndex = 0;
    tr.dataset.id = item.id;
    tr.setAttribute("aria-selected", String(item.id === keadaan.dipilih));
    const pilih = (acara) => {
      const kolom = acara.target.closest("td")?.dataset.kolom ?? data.kolom[0].nama;
      keadaan.dipilih = item.id;
      setTriggerValue("dipilih", { baris: item.id, kolom });
      gulirKeRincian();
    };
    tr.onclick = pilih;
    tr.onkeydown = (acara) => {
      if (acara.key === "Enter" || acara.key === " ") { acara.preventDefault(); pilih(acara); }
      if (acara.key === "ArrowDown") { acara.preventDefault(); tr.nextElementSibling?.focus(); }
      if (acara.key === "ArrowUp") { acara.preventDefault(); tr.previousElementSibling?.focus(); }
    };
    return tr;
  };

  const alat = buat("div", "alat");
  const cari = buat("input");
  cari.type = "search";
  cari.placeholder = "Cari dalam tabel";
  cari.setAttribute("aria-label", "Cari dalam tabel");
  cari.value = keadaan.cari;
  cari.oninput = () => { keadaan.cari = cari.value; keadaan.batas = SEKALI; gambar(); };
  const jumlah = buat("span", "jumlah");
  jumlah.setAttribute("aria-live", "polite");
  if (data.cari) alat.append(cari, jumlah);
  const kirim = buat("button", "kirim");
  kirim.hidden = true;
  kirim.onclick = () => { setTriggerValue("dicentang", [...keadaan.centang]); gulirKeRincian(); };
  if (data.centang) alat.append(kirim);
  const bingkai = buat("div", "bingkai");
  if (data.tinggi) bingkai.style.maxHeight = `${data.tinggi}px`;
  const lagi = buat("button", "lagi");
  lagi.onclick = () => { keadaan.batas += SEKALI; gambar(); };
  const geserLama = akar.querySelector(".bingkai")?.scrollTop ?? 0;
  const fokus = akar.querySelector("input[type=search]") && parentElement.activeElement?.type === "search";
  akar.replaceChildren(...(data.cari || data.centang ? [alat] : []), bingkai, lagi);
  gambar();
  bingkai.scrollTop = geserLama;
  const berbingkai = bingkai.querySelector("td.bingkai-sel");
  if (berbingkai) bingkai.scrollLeft = berbingkai.offsetLeft - bingkai.clientWidth / 2;
  akar.tunjukkan = (dipilih) => {
    let baris;
    for (const tr of bingkai.querySelectorAll("tr.bisa")) {
      tr.setAttribute("aria-selected", String(tr.dataset.id === dipilih));
      if (tr.dataset.id === dipilih) baris = tr;
    }
    // Opened by something else than a click here (a link, the next one after a decision): bring it into view as well.
    if (dipilih && dipilih !== keadaan.dipilih) {
      bingkai.scrollTop = (baris?.offsetTop ?? 0) - 60;
      gulirKeRincian();
    }
    keadaan.dipilih = dipilih;
  };
  akar.tunjukkan(data.dipilih);
  if (fokus) cari.focus();
}
