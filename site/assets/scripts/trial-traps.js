// What a teacher says to a trap. The rows come with the interpreter: words that a cause may have, and advice; the first row whose words
// are in the cause counts.
function lecternTrapAdvice(rows) {
  lecternTrapAdvice.rows = rows;
}

// Claims of a check, the first that failed by a trap with the line of the source and advice: more of the same trap need no more words.
function lecternExplained(claims, source) {
  const given = new Set();
  return claims.map((claim) => {
    const trap = / trapped: (.*), at line (\d+)$/.exec(claim.counterexample);
    if (!trap || given.has(trap[0])) return claim;
    given.add(trap[0]);
    const code = source.split("\n")[trap[2] - 1]?.trim();
    const cause = trap[1].toLowerCase();
    const row = (lecternTrapAdvice.rows ?? []).find(({ words }) => words.some((word) => cause.includes(word.toLowerCase())));
    const lines = [code && "    " + code, row?.advice].filter(Boolean).map((line) => "\n// " + line);
    return { ...claim, counterexample: claim.counterexample + lines.join("") };
  });
}
