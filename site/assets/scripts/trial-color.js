// Colors Swift while it is written, as Sources/Highlighting colors it in pages, as far as the words alone tell. It must also color what is
// half written, at each key.
const lecternSwift = {
  keywords: new Set(
    ("actor as associatedtype async await break case catch class continue default defer deinit do else enum extension fallthrough " +
      "fileprivate final for func guard if import in indirect init inout internal is lazy let mutating nonisolated open operator override " +
      "package private protocol public repeat rethrows return self Self some static struct subscript super switch throw throws try " +
      "typealias unowned var weak where while any get set").split(" ")),
  constants: new Set(["true", "false", "nil"]),
  // Words that are names, too: keywords where another word follows.
  modifiers: new Set("actor any async final indirect lazy mutating nonisolated open override package some unowned weak".split(" ")),
  // A brace after these begins their body, and not a closure.
  heads: new Set(["catch", "for", "guard", "if", "switch", "while"]),
  types: new Set("actor associatedtype class enum extension protocol struct typealias".split(" ")),
  lexeme: /\s+|\/\/[^\n]*|\/\*|#*"|[@#][\p{L}_]\w*|\$\d+|0[xob][\w.]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?|[\p{L}_][\p{L}\p{N}_]*|->|[^]/uy,
};

// The pieces of a text, as pairs of a role and its text; joined, they are the text.
function lecternColored(code) {
  const pieces = [];
  let at = 0;

  function add(role, end) {
    if (end <= at) return;
    const last = pieces[pieces.length - 1];
    if (last?.[0] === role) last[1] += code.slice(at, end);
    else pieces.push([role, code.slice(at, end)]);
    at = end;
  }

  // Comments may be nested.
  function comment() {
    const mark = /\/\*|\*\//g;
    mark.lastIndex = at;
    for (let depth = 0, found; (found = mark.exec(code)); ) {
      depth += found[0] === "/*" ? 1 : -1;
      if (depth === 0) return add("comment", mark.lastIndex);
    }
    add("comment", code.length);
  }

  // A string from its first quote, of one line or, after three quotes, of several; what it interpolates is code.
  function string(opening) {
    const raw = opening.slice(0, -1);
    const quotes = code.startsWith('"""', at + raw.length) ? '"""' : '"';
    let end = at + raw.length + quotes.length;
    while (end < code.length && (quotes.length === 3 || code[end] !== "\n")) {
      if (code.startsWith(quotes + raw, end)) return add("string", end + quotes.length + raw.length);
      if (!code.startsWith("\\" + raw, end)) end += 1;
      else if (code[end + 1 + raw.length] !== "(") end += 2 + raw.length;
      else {
        add("string", end);
        add("plain", end + 2 + raw.length);
        scan(true);
        end = at;
      }
    }
    add("string", end);
  }

  // Whether a word is a keyword where it stands: not after a dot, nor as an argument's label.
  function isKeyword(word, before, after) {
    if (!lecternSwift.keywords.has(word)) return false;
    if (before === ".") return word === "self" || word === "init";
    if (after.startsWith(":")) return word === "default" && before !== "," && before !== "(";
    if ((before === "(" || before === ",") && /^ [\p{L}_]\w*:/u.test(after)) return !/^(as|for|in|is|where|while)$/.test(word);
    if (word === "get" || word === "set") return /^\s*\{/.test(after);
    return !lecternSwift.modifiers.has(word) || /^ +[\p{L}_({]/u.test(after);
  }

  function role(word, before, after, isHead) {
    if (lecternSwift.constants.has(word) && before !== ".") return "number";
    if (isKeyword(word, before, after)) return "keyword";
    if (before === "func") return "function";
    if (before === "import") return "plain";
    if (lecternSwift.types.has(before)) return "type";
    // By Swift's convention of names; A and W1 are matrices.
    if (/^_*\p{Lu}/u.test(word) && /\p{Ll}/u.test(word)) return "type";
    if (after.startsWith("(") || (!isHead && /^ *\{/.test(after))) return "function";
    return "plain";
  }

  // Colors to the end, or to the parenthesis that ends an interpolation.
  function scan(isInterpolated = false) {
    let [before, isHead, depth] = ["", false, 0];
    while (at < code.length) {
      lecternSwift.lexeme.lastIndex = at;
      const [lexeme] = lecternSwift.lexeme.exec(code);
      const end = at + lexeme.length;
      if (/^\s/.test(lexeme)) {
        add("plain", end);
        continue;
      }
      if (lexeme.startsWith("//")) add("comment", end);
      else if (lexeme === "/*") comment();
      else if (lexeme.endsWith('"')) string(lexeme);
      else if (/^[@#]./.test(lexeme)) add("attribute", end);
      else if (/^\d/.test(lexeme)) add("number", end);
      else if (/^[\p{L}_]/u.test(lexeme)) {
        add(lexeme === "_" ? "plain" : role(lexeme, before, code.slice(end, end + 80), isHead && depth === 0), end);
        if (lecternSwift.heads.has(lexeme) && before !== ".") [isHead, depth] = [true, 0];
      } else {
        if (lexeme === "(" || lexeme === "[") depth += 1;
        if (lexeme === ")" || lexeme === "]") depth -= 1;
        if (lexeme === "{" && depth === 0) isHead = false;
        add("plain", end);
        if (isInterpolated && depth < 0) return;
      }
      before = lexeme;
    }
  }

  scan();
  return pieces;
}
