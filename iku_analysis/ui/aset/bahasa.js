// The few fixed English texts of Streamlit's own widgets, said in Indonesian, wherever they appear.
(() => {
  if (window.ikuBahasa) return;
  window.ikuBahasa = true;
  document.documentElement.lang = "id";
  // Calendars name months and days as the browser's language says, and look again when it changes.
  Object.defineProperty(navigator, "language", { get: () => "id-ID", configurable: true });
  window.dispatchEvent(new Event("languagechange"));
  const KATA = new Map([
    ["Upload", "Pilih berkas"], ["Browse files", "Pilih berkas"], ["Add files", "Tambah berkas"],
    ["Drag and drop files here", "Seret berkas ke sini"], ["Drag and drop a file here", "Seret berkas ke sini"],
    ["Upload directories", "Pilih folder"], ["No results", "Tidak ada yang cocok"], ["No options to select", "Tidak ada pilihan"],
    ["Choose an option", "Pilih salah satu"], ["Choose options", "Pilih"], ["Select all", "Pilih semua"], ["Clear all", "Hapus semua pilihan"],
    ["Clear value", "Kosongkan"], ["Open", "Buka"], ["Close", "Tutup"], ["Cancel", "Batal"], ["Stop", "Hentikan"], ["Rerun", "Jalankan ulang"],
    ["Running...", "Sedang bekerja…"], ["Connecting", "Menghubungkan"], ["CONNECTING", "MENGHUBUNGKAN"], ["Connection error", "Sambungan terputus"],
    ["Fullscreen", "Layar penuh"], ["Close fullscreen", "Keluar dari layar penuh"], ["View fullscreen", "Layar penuh"], ["Exit fullscreen", "Keluar dari layar penuh"],
    ["Show/hide columns", "Tampilkan kolom"], ["Download as CSV", "Unduh CSV"], ["Search", "Cari"], ["Copy link to heading", "Salin alamat judul ini"],
    ["Link to heading", "Alamat judul ini"], ["Collapse sidebar", "Tutup menu"], ["Expand sidebar", "Buka menu"], ["Main menu", "Menu utama"],
    ["Show password text", "Tampilkan"], ["Help", "Bantuan"], ["Selectbox options", "Daftar pilihan"], ["Multiselect options", "Daftar pilihan"],
    ["Choose date", "Pilih tanggal"], ["Previous month", "Bulan sebelumnya"], ["Next month", "Bulan berikutnya"],
    ["Use arrow keys to navigate dates. Enter to select. Escape to close.", "Tombol panah memindahkan tanggal, Enter memilih, Esc menutup."],
    ["App pages", "Halaman"], ["Show data", "Tampilkan data"], ["Show chart", "Tampilkan grafik"],
    ["The app encountered an error. Please try again.", "Halaman ini tidak dapat ditampilkan. Muat ulang halaman; data Anda aman."],
    ["Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:", "Aplikasi berhenti. Jalankan lagi dengan perintah berikut, lalu muat ulang halaman ini:"],
  ]);
  const POLA = [
    [/^(\d+)\s?(KB|MB|GB) per file(?: • (.*))?$/, (_, n, u, jenis) => `Paling besar ${n} ${u} tiap berkas${jenis ? ` · ${jenis}` : ""}`],
    [/^Press (⌘|Ctrl)\+Enter to (apply|submit form)$/, (_, tombol) => `Tekan ${tombol}+Enter untuk menyimpan`],
    [/^Press Enter to (apply|submit form)$/, () => "Tekan Enter untuk menyimpan"],
    [/^(\S+) files are not allowed\.$/, (_, jenis) => `Berkas ${jenis} tidak dapat dipakai di sini.`],
    [/^File must be (.*) or smaller\.$/, (_, batas) => `Berkas paling besar ${batas}.`],
    [/^Choose date, (.*)$/, (_, bulan) => `Pilih tanggal, ${bulan}`],
    [/^Add: (.*)$/, (_, teks) => `Tambah: ${teks}`],
    [/^Remove (.*)$/, (_, teks) => `Hapus ${teks}`],
    [/^Selected (.*)\. (.*)$/, (_, pilihan, label) => `Terpilih ${pilihan}. ${label}`],
    [/^Select (\d+) matches$/, (_, n) => `Pilih ${n} yang cocok`],
    [/^Showing page (\d+) of (\d+)$/, (_, a, b) => `Halaman ${a} dari ${b}`],
  ];
  const ATRIBUT = ["aria-label", "title", "placeholder", "alt"];
  const arti = (teks) => {
    const inti = teks.trim();
    if (!inti || inti.length > 160) return null;
    if (KATA.has(inti)) return teks.replace(inti, KATA.get(inti));
    for (const [pola, ganti] of POLA) if (pola.test(inti)) return inti.replace(pola, ganti);
    return null;
  };
  // Drawings and hidden styles hold no words of Streamlit's, only thousands of nodes.
  const LEWATI = new Set(["svg", "STYLE", "SCRIPT", "CANVAS"]);
  const ubah = (simpul) => {
    if (LEWATI.has(simpul.nodeName) || simpul.ownerSVGElement) return;
    if (simpul.nodeType === Node.TEXT_NODE) {
      const baru = arti(simpul.data);
      if (baru !== null && baru !== simpul.data) simpul.data = baru;
    } else if (simpul.nodeType === Node.ELEMENT_NODE) {
      for (const nama of ATRIBUT) {
        const lama = simpul.getAttribute(nama);
        const baru = lama && arti(lama);
        if (baru && baru !== lama) simpul.setAttribute(nama, baru);
      }
      for (const anak of simpul.childNodes) ubah(anak);
    }
  };
  ubah(document.body);
  new MutationObserver((perubahan) => {
    for (const satu of perubahan) {
      if (satu.type === "childList") satu.addedNodes.forEach(ubah);
      else ubah(satu.target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATRIBUT });
})();
