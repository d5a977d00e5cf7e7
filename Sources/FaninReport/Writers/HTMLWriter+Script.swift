extension HTMLWriter {
  /// What a script adds to a page that reads without it: tables sort by a click on a column's title,
  /// and what is folded is printed.
  static let script = """
    "use strict";
    for (const table of document.querySelectorAll("table")) {
      const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], rows = [...body.rows];
      if (rows.length < 2) continue;
      const value = (row, column) => {
        const cell = row.cells[column], text = cell.textContent.trim();
        if (!cell.classList.contains("right")) return text;
        const number = text.replaceAll("\\u2212", "-").replaceAll(",", "")
          .match(/^[<>\\u00b1+\\s]*(-?\\d[\\d.]*(?:e[+-]?\\d+)?)/);
        return number ? Number(number[1]) : null;
      };
      const compare = (a, b) => typeof a === "number" ? a - b
        : a.localeCompare(b, "en", { numeric: true });
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const next = { ascending: "descending", descending: null }[head.ariaSort];
          const order = next === undefined ? "ascending" : next;
          for (const other of heads) other.removeAttribute("aria-sort");
          if (order) head.setAttribute("aria-sort", order);
          const sign = order === "descending" ? -1 : 1;
          const known = rows.filter(row => value(row, column) !== null);
          const missing = rows.filter(row => value(row, column) === null);
          if (order) known.sort((a, b) => sign * compare(value(a, column), value(b, column)));
          body.append(...(order ? [...known, ...missing] : rows));
        });
      });
    }
    addEventListener("beforeprint", () => {
      for (const folded of document.querySelectorAll("details")) folded.open = true;
    });
    """
}
