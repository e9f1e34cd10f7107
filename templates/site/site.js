// The site works without this script; with it lists can be filtered and everything can be searched.
"use strict";

function maak(naam, eigenschappen, ...kinderen) {
  const element = document.createElement(naam);
  Object.assign(element, eigenschappen);
  element.append(...kinderen);
  return element;
}

// Small letters without accents, as the index has them.
function vouw(tekst) {
  return tekst.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

// --- Filter: on this page, by owner, status, kind, thema and text ---

const VELDEN = [["wie", "Wie"], ["status", "Status"], ["soort", "Soort"], ["thema", "Thema"]];
const VEEL = 10;

function keuzes(rijen, veld) {
  const gevonden = new Set();
  for (const rij of rijen) {
    for (const waarde of (rij.dataset[veld] || "").split("|")) {
      if (waarde) gevonden.add(waarde);
    }
  }
  return [...gevonden].sort((a, b) => a.localeCompare(b, "nl"));
}

function filter(plek) {
  const rijen = [...document.querySelectorAll("main .rijen > li")];
  if (rijen.length < VEEL) return;
  const kiezers = [];
  const form = maak("form", { className: "filter" });
  form.setAttribute("aria-label", "Filter");
  const tekst = maak("input", { type: "search", id: "filter-tekst", autocomplete: "off" });
  form.append(maak("p", {}, maak("label", { htmlFor: tekst.id, textContent: "Tekst" }), tekst));
  for (const [veld, naam] of VELDEN) {
    const waarden = keuzes(rijen, veld);
    if (waarden.length < 2) continue;
    const kiezer = maak("select", { id: "filter-" + veld });
    kiezer.append(maak("option", { value: "", textContent: "alle" }));
    for (const waarde of waarden) kiezer.append(maak("option", { value: waarde, textContent: waarde }));
    kiezers.push([veld, kiezer]);
    form.append(maak("p", {}, maak("label", { htmlFor: kiezer.id, textContent: naam }), kiezer));
  }
  const wis = maak("button", { type: "reset", textContent: "Wis" });
  form.append(maak("p", {}, wis));
  const aantal = maak("p", { className: "uitleg" });
  aantal.setAttribute("role", "status");
  const woorden = new Map(rijen.map((rij) => [rij, vouw(rij.textContent)]));

  function pasToe() {
    const gezocht = vouw(tekst.value).split(/\s+/).filter(Boolean);
    let getoond = 0;
    for (const rij of rijen) {
      const past = gezocht.every((woord) => woorden.get(rij).includes(woord)) && kiezers.every(([veld, kiezer]) =>
        !kiezer.value || (rij.dataset[veld] || "").split("|").includes(kiezer.value));
      rij.hidden = !past;
      if (past) getoond += 1;
    }
    for (const groep of document.querySelectorAll("main .groep")) {
      groep.hidden = !groep.querySelector(".rijen > li:not([hidden])");
    }
    const actief = gezocht.length || kiezers.some(([, kiezer]) => kiezer.value);
    aantal.textContent = actief ? `${getoond} van ${rijen.length} getoond${plek.dataset.blad ? " op dit blad" : ""}.` : "";
  }

  form.addEventListener("input", pasToe);
  form.addEventListener("reset", () => setTimeout(pasToe));
  form.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  const open = window.matchMedia("(min-width: 48rem)").matches;
  plek.append(maak("details", { open }, maak("summary", { textContent: "Filter deze lijst" }), form), aantal);
  if (plek.dataset.blad) {
    plek.append(maak("p", { className: "uitleg" },
      `Dit filter kijkt alleen op dit blad, een van ${plek.dataset.blad}. `,
      maak("a", { href: plek.dataset.zoeken, textContent: "Zoek in alles" }), "."));
  }
}

// --- Search: the index comes in pieces, each a script that hands over its data ---

const stukken = new Map();
const gegeven = new Map();
window.actiepuntenZoek = {
  inhoud: (data) => gegeven.set("inhoud", data),
  woorden: (nummer, data) => gegeven.set(`woorden-${nummer}`, new Map(Object.entries(data))),
  records: (nummer, data) => gegeven.set(`records-${nummer}`, data),
};

function haal(naam) {
  if (!stukken.has(naam)) {
    stukken.set(naam, new Promise((klaar, mis) => {
      const script = maak("script", { src: `zoek/${naam}.js` });
      script.addEventListener("load", () => klaar(gegeven.get(naam)));
      script.addEventListener("error", () => { stukken.delete(naam); mis(new Error(naam)); });
      document.head.append(script);
    }));
  }
  return stukken.get(naam);
}

// Numbers of records, each written as the distance to the one before.
function nummers(tekst) {
  let hier = -1;
  return tekst ? tekst.split(" ").map((stap) => (hier += parseInt(stap, 36))) : [];
}

// Letters of a word that count, as in the index.
const LETTERS = 60;

// Per record how well it answers one word: whole words and words that lead count for more.
async function antwoorden(woord, inhoud) {
  const heel = woord.length < 2;
  const nodig = inhoud.delen.flatMap((begin, nummer) => {
    const kaal = begin.replace("$", "");
    const raak = (!heel && kaal.startsWith(woord)) || kaal === woord || (kaal === begin && woord.startsWith(kaal));
    return raak ? [nummer] : [];
  });
  const punten = new Map();
  for (const deel of await Promise.all(nodig.map((nummer) => haal(`woorden-${nummer}`)))) {
    for (const [gevonden, waar] of deel) {
      if (gevonden !== woord && (heel || !gevonden.startsWith(woord))) continue;
      const [voorop, verder] = waar.split("|");
      const factor = gevonden === woord ? 2 : 1;
      for (const nummer of nummers(voorop)) punten.set(nummer, Math.max(punten.get(nummer) || 0, 4 * factor));
      for (const nummer of nummers(verder)) punten.set(nummer, Math.max(punten.get(nummer) || 0, factor));
    }
  }
  return punten;
}

async function zoek(vraag) {
  const getypt = vouw(vraag).match(/[\p{L}\p{N}]+/gu) || [];
  const woorden = [...new Set(getypt.map((woord) => [...woord].slice(0, LETTERS).join("")))];
  if (!woorden.length) return [];
  const inhoud = await haal("inhoud");
  const perWoord = await Promise.all(woorden.map((woord) => antwoorden(woord, inhoud)));
  const [eerste, ...rest] = perWoord.sort((a, b) => a.size - b.size);
  return [...eerste.keys()]
    .filter((nummer) => rest.every((punten) => punten.has(nummer)))
    .map((nummer) => [perWoord.reduce((som, punten) => som + punten.get(nummer), 0), nummer])
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .map(([, nummer]) => nummer);
}

async function regel(nummer) {
  const inhoud = await haal("inhoud");
  const deel = await haal(`records-${Math.floor(nummer / inhoud.perDeel)}`);
  const [pad, id, titel, soort, wat] = deel[nummer % inhoud.perDeel];
  const naam = inhoud.soorten[soort];
  return maak("li", {},
    maak("div", { className: "onderwerp" },
      maak("p", { className: "titel" }, maak("a", { href: pad, textContent: titel })),
      maak("p", { className: "id" }, naam && id ? `${naam} · ` : naam,
        maak("span", { className: id && id.length <= 28 ? "heel" : "", textContent: id || "" }))),
    maak("div", { className: "stand" }, maak("p", { textContent: wat })));
}

function zoekveld(form) {
  const veld = document.getElementById("vraag");
  const aantal = document.getElementById("zoek-aantal");
  const uit = document.getElementById("zoek-uit");
  const meer = document.getElementById("zoek-meer");
  const PER_KEER = 30;
  let gevonden = [];
  let beurt = 0;
  let wacht = 0;

  async function toon(vanaf, ditmaal) {
    const rijen = await Promise.all(gevonden.slice(vanaf, vanaf + PER_KEER).map(regel));
    if (ditmaal !== beurt) return;
    if (!vanaf) uit.replaceChildren();
    uit.append(...rijen);
    meer.hidden = vanaf + PER_KEER >= gevonden.length;
    if (vanaf) rijen[0].querySelector("a").focus();
  }

  async function doe() {
    const ditmaal = ++beurt;
    const vraag = veld.value.trim();
    try {
      const treffers = await zoek(vraag);
      if (ditmaal !== beurt) return;
      gevonden = treffers;
      await toon(0, ditmaal);
      if (ditmaal !== beurt) return;
      const wat = gevonden.length === 1 ? "1 gevonden" : `${gevonden.length || "Niets"} gevonden`;
      aantal.textContent = vraag ? `${wat}${gevonden.length > PER_KEER ? `, de eerste ${PER_KEER} staan hieronder` : ""}.` : "";
    } catch {
      aantal.textContent = "De zoekindex is niet te lezen. Staat de map zoek nog naast deze pagina?";
    }
    history.replaceState(null, "", vraag ? `#q=${encodeURIComponent(vraag)}` : "#");
  }

  form.addEventListener("submit", (gebeurtenis) => { gebeurtenis.preventDefault(); clearTimeout(wacht); doe(); });
  veld.addEventListener("input", () => { clearTimeout(wacht); wacht = setTimeout(doe, 200); });
  meer.firstElementChild.addEventListener("click", () => toon(uit.children.length, beurt));
  form.hidden = false;
  const gevraagd = /^#q=(.*)$/.exec(location.hash);
  if (gevraagd) {
    try { veld.value = decodeURIComponent(gevraagd[1]); } catch { veld.value = ""; }
    doe();
  } else {
    veld.focus();
  }
}

// --- Only under `actiepunten bekijk`: the page loads itself again when the register changed ---

function kijkMee({ live, versie }) {
  setInterval(async () => {
    try {
      const antwoord = await fetch(live, { cache: "no-store" });
      if (antwoord.ok && (await antwoord.text()) !== versie) location.reload();
    } catch { /* it ended, or is busy: look again later */ }
  }, 1000);
}

const plek = document.getElementById("filter");
if (plek) filter(plek);
const zoekform = document.getElementById("zoek");
if (zoekform) zoekveld(zoekform);
if (document.documentElement.dataset.live) kijkMee(document.documentElement.dataset);
