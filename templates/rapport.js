// The filter of the report. Without it every row is there; with it rows are hidden, never changed.
(() => {
  const form = document.getElementById("filter");
  const rijen = [...document.querySelectorAll("tr[data-status]")];
  if (!form || !rijen.length) return;
  const namen = ["wie", "thema", "status", "signaal"];
  const uitkomst = document.getElementById("filter-uitkomst");
  const leeg = document.getElementById("filter-leeg");
  const teksten = rijen.map((rij) => rij.textContent.replace(/\s+/g, " ").toLowerCase());

  const klopt = (rij, nummer, waarden) =>
    namen.every((naam) => !waarden[naam] || (` ${rij.dataset[naam]} `).includes(` ${waarden[naam]} `)) &&
    waarden.tekst.toLowerCase().split(/\s+/).every((woord) => teksten[nummer].includes(woord));

  const toon = () => {
    const waarden = Object.fromEntries([...namen, "tekst"].map((naam) => [naam, form.elements[naam].value.trim()]));
    let aantal = 0;
    rijen.forEach((rij, nummer) => {
      const zien = klopt(rij, nummer, waarden);
      rij.hidden = !zien;
      aantal += zien;
    });
    document.querySelectorAll("section.thema").forEach((deel) => {
      deel.hidden = !deel.querySelector("tr[data-status]:not([hidden])");
    });
    const gekozen = Object.entries(waarden).filter(([, waarde]) => waarde);
    const woorden = gekozen.map(([naam]) =>
      form.elements[naam].selectedOptions ? form.elements[naam].selectedOptions[0].text : `“${waarden.tekst}”`);
    const past = aantal === 1 ? "past" : "passen";
    uitkomst.textContent = gekozen.length
      ? `${aantal} van ${rijen.length} acties ${past} bij: ${woorden.join(", ")}.`
      : `Alle ${rijen.length} acties staan hieronder.`;
    form.querySelector("button").hidden = !gekozen.length;
    form.classList.toggle("gekozen", gekozen.length > 0); // then it stands on paper too
    leeg.hidden = aantal > 0;
    return gekozen;
  };

  const vul = (gekozen) => {
    [...namen, "tekst"].forEach((naam) => { form.elements[naam].value = gekozen.get(naam) || ""; });
    toon();
  };

  // The choice stands behind the # of the address, so that a filtered page can be passed on.
  const uitAdres = () => new URLSearchParams(location.hash.startsWith("#filter:") ? location.hash.slice(8) : "");
  form.addEventListener("input", () => {
    const gekozen = new URLSearchParams(toon());
    history.replaceState(null, "", gekozen.size ? `#filter:${gekozen}` : "#acties");
  });
  form.addEventListener("reset", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    vul(new URLSearchParams());
    history.replaceState(null, "", "#acties");
    form.elements.wie.focus();
  });
  form.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  addEventListener("hashchange", () => {
    const doel = document.getElementById(location.hash.slice(1));
    if (location.hash.startsWith("#filter:")) vul(uitAdres());
    else if (doel?.closest("[hidden]")) {
      vul(new URLSearchParams()); // who follows a link to a row that is hidden, gets to see it
      doel.scrollIntoView();
    }
  });
  form.hidden = false;
  vul(uitAdres());
})();
