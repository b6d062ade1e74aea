// Highlights what belongs together: the cue and source of a statement, and the statements of a source.
(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const list = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };

  // Follows the link of a statement without moving it: only as far as its card needs room.
  const follow = (statement) => {
    const at = [scrollX, scrollY];
    location.hash = statement.id;
    scrollTo(...at);
    statement.nextElementSibling.scrollIntoView({ block: "nearest" });
    const { top } = statement.getBoundingClientRect();
    if (top < 0) scrollBy(0, top - 16);
  };

  for (const article of all(document, ".article")) {
    const statements = all(article, ".statement");
    const words = all(article, ".copy [data-part]");
    const buttons = all(article, ".legend button");

    // The cue, source, via and links of the statement under the pointer or in focus, wherever they are.
    const look = (statement) => {
      const parts = statement ? list(statement, "parts") : [];
      for (const word of words) word.classList.toggle("lit", parts.includes(word.dataset.part));
    };

    const supports = (button, statement) =>
      button.dataset.status
        ? statement.dataset.status === button.dataset.status
        : list(statement, "supporters").includes(button.dataset.supporter);

    // The statements of the pressed button or, if none is pressed, of the one under the pointer or in focus.
    const show = (button) => {
      const chosen = buttons.find((other) => other.getAttribute("aria-pressed") === "true") || button;
      article.classList.toggle("choosing", Boolean(chosen));
      for (const statement of statements) {
        statement.classList.toggle("chosen", Boolean(chosen) && supports(chosen, statement));
      }
    };

    const press = (button) => {
      const pressed = button && button.getAttribute("aria-pressed") !== "true";
      for (const other of buttons) other.setAttribute("aria-pressed", String(pressed && other === button));
      show();
      // Highlights that are out of sight are scrolled into view.
      const lit = pressed ? statements.filter((statement) => statement.classList.contains("chosen")) : [];
      if (lit.length > 0 && !lit.some(isSeen)) lit[0].scrollIntoView({ block: "center" });
    };

    for (const statement of statements) {
      for (const event of ["pointerenter", "focus", "blur", "click"]) {
        statement.addEventListener(event, () => statement.classList.remove("closed"));
      }
      for (const event of ["pointerenter", "focus"]) statement.addEventListener(event, () => look(statement));
      for (const event of ["pointerleave", "blur"]) statement.addEventListener(event, () => look());
      statement.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        follow(statement);
      });
    }
    for (const button of buttons) {
      button.addEventListener("click", () => press(button));
      for (const event of ["pointerenter", "focus"]) button.addEventListener(event, () => show(button));
      for (const event of ["pointerleave", "blur"]) button.addEventListener(event, () => show());
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      press();
      look();
    });
  }

  // A card stays open after its link was followed. Escape closes it, and one that shows on hover or focus; so does a click
  // on anything else.
  const close = () => {
    for (const statement of all(document, ".statement:is(:hover, :focus, :target), .statement:has(+ .card:hover)")) {
      statement.classList.add("closed");
    }
    if (!document.querySelector(".statement:target")) return;
    history.replaceState(null, "", location.pathname + location.search);
    // Changing the history does not change which element is the target; a jump to an unknown name does.
    const at = [scrollX, scrollY];
    location.hash = "#none";
    scrollTo(...at);
  };
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => event.target.closest(".statement, .card, .findings") || close());
})();
