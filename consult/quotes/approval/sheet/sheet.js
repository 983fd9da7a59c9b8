document.getElementById("review").addEventListener("submit", function (event) {
  event.preventDefault();
  const cell = (value) => '"' + value.replace(/"/g, '""') + '"';
  const lines = [["Quotation", "Seal", "Words to publish", "Decision", "Reason"].map(cell).join(",")];
  for (const one of document.querySelectorAll(".quotation")) {
    const chosen = one.querySelector("input[type=radio]:checked");
    const text = one.querySelector("textarea").value;
    const reason = one.querySelector("input[name=reason]").value;
    lines.push([one.dataset.id, one.dataset.seal, text, chosen ? chosen.value : "", reason].map(cell).join(","));
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = "decisions.csv";
  link.click();
});
