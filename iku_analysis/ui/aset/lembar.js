// A sheet as its sender sees it, with the reading plan laid over it. A click names a place: kolom:…, baris:…, sel:….
export default function ({ data, parentElement, setTriggerValue }) {
  let akar = parentElement.querySelector(".lembar");
  if (!akar) {
    akar = document.createElement("div");
    parentElement.appendChild(akar);
  }
  akar.className = data.gelap ? "lembar gelap" : "lembar";
  const buat = (nama, kelas, teks) => {
    const unsur = document.createElement(nama);
    if (kelas) unsur.className = kelas;
    if (teks !== undefined) unsur.textContent = teks;
    return unsur;
  };
  const tanda = (unsur, tempat) => { if (tempat === data.dipilih) unsur.classList.add("dipilih"); };
  const tombol = (tempat, nama) => {
    const unsur = buat("button");
    unsur.type = "button";
    unsur.setAttribute("aria-label", nama);
    unsur.onclick = () => setTriggerValue("ketuk", tempat);
    return unsur;
  };

  const kepala = buat("tr");
  kepala.appendChild(buat("th", "nomor", ""));
  for (const huruf of data.huruf) {
    const th = buat("th", "", huruf);
    th.scope = "col";
    kepala.appendChild(th);
  }
  const thead = buat("thead");
  thead.appendChild(kepala);

  const tubuh = buat("tbody");
  for (const baris of data.baris) {
    const tr = buat("tr", baris.jenis);
    const th = buat("th", "nomor");
    th.scope = "row";
    if (baris.jenis === "medan") {
      th.appendChild(buat("span", "kata", "medan"));
      tr.appendChild(th);
      for (const medan of baris.medan) {
        const td = buat("td", medan.kelas);
        td.colSpan = medan.lebar;
        if (medan.tempat) {
          const isi = tombol(medan.tempat, `Medan kolom ${medan.huruf}: ${medan.teks}. Ganti`);
          isi.textContent = medan.teks;
          td.appendChild(isi);
          tanda(td, medan.tempat);
        }
        tr.appendChild(td);
      }
    } else {
      const tempat = `baris:${baris.n}`;
      const isi = tombol(tempat, `Baris ${baris.n}: ${baris.kata}. Ubah`);
      isi.append(buat("span", "angka", String(baris.n)), buat("span", "kata", baris.kata));
      th.appendChild(isi);
      tanda(th, tempat);
      tr.appendChild(th);
      data.huruf.forEach((huruf, urut) => {
        const sel = baris.sel[urut];
        if (sel?.lebar === 0) return;
        const td = buat("td", [sel?.kelas ?? "", sel?.masalah ?? "", sel?.dikoreksi ? "dikoreksi" : ""].filter(Boolean).join(" "));
        if (sel?.lebar > 1) td.colSpan = sel.lebar;
        if (sel?.teks) {
          td.classList.add("isi");
          td.tabIndex = 0;
          td.setAttribute("role", "button");
          td.append(document.createTextNode(sel.dikoreksi ?? sel.teks));
          if (sel.dikoreksi) td.appendChild(buat("span", "asli", sel.teks));
          if (sel.kata) td.title = sel.kata;
          const pilih = () => setTriggerValue("ketuk", `sel:${huruf}${baris.n}`);
          td.onclick = pilih;
          td.onkeydown = (acara) => { if (acara.key === "Enter" || acara.key === " ") { acara.preventDefault(); pilih(); } };
          tanda(td, `sel:${huruf}${baris.n}`);
        }
        tr.appendChild(td);
      });
    }
    tubuh.appendChild(tr);
  }
  const tabel = buat("table");
  tabel.setAttribute("aria-label", data.label);
  tabel.append(thead, tubuh);
  const bingkai = buat("div", "bingkai");
  bingkai.style.maxHeight = `${data.tinggi}px`;
  const lama = akar.querySelector(".bingkai");
  const [atas, kiri] = lama && akar.dataset.label === data.label ? [lama.scrollTop, lama.scrollLeft] : [0, 0];
  bingkai.appendChild(tabel);
  akar.replaceChildren(bingkai);
  // Titles above the table can be long: open at the header.
  const medan = lama && akar.dataset.label === data.label ? null : tabel.querySelector("tr.medan");
  bingkai.scrollTop = medan ? Math.max(0, medan.offsetTop - kepala.offsetHeight) : atas;
  bingkai.scrollLeft = kiri;
  akar.dataset.label = data.label;
}
