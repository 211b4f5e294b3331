// What an answer opens: questions of a site without solutions are sealed, as Sources/Site/Sealing/Seal.swift seals them. WebCrypto
// has the same PBKDF2, but not on a page that came over plain http, so all of it is here.
const lecternUnseal = (function () {
  const rounds = 20000;
  const markLength = 16;
  // SHA-256's constants: the fractions of square and cube roots of the first primes.
  const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const words = new Int32Array(64);

  // Takes the 16 words of a block, which are in `words`, into the state.
  function compress(state) {
    for (let i = 16; i < 64; i += 1) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  // The state after more bytes, which begin after the first 64.
  function finish(before, bytes) {
    const state = Int32Array.from(before);
    const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const view = new DataView(whole.buffer);
    view.setUint32(whole.length - 4, (64 + bytes.length) * 8);
    for (let at = 0; at < whole.length; at += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + 4 * i);
      compress(state);
    }
    return state;
  }

  // The same of 32 bytes, which are a state themselves.
  function finishState(before, inner, state) {
    state.set(before);
    words.set(inner);
    words[8] = 0x80000000 | 0;
    words.fill(0, 9, 15);
    words[15] = 96 * 8;
    compress(state);
  }

  function bytesOf(state) {
    const bytes = new Uint8Array(32);
    const view = new DataView(bytes.buffer);
    state.forEach((word, i) => view.setInt32(4 * i, word));
    return bytes;
  }

  // PBKDF2 with HMAC-SHA-256, of a password of at most 64 bytes.
  function derive(password, salt, rounds, length) {
    const keyed = (mark) => {
      const block = new Uint8Array(64).fill(mark);
      password.forEach((byte, i) => (block[i] ^= byte));
      const view = new DataView(block.buffer);
      for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(4 * i);
      const state = Int32Array.from(start);
      compress(state);
      return state;
    };
    const inner = keyed(0x36);
    const outer = keyed(0x5c);
    const key = new Uint8Array(Math.ceil(length / 32) * 32);
    const first = new Int32Array(8);
    for (let block = 1; block * 32 <= key.length; block += 1) {
      const number = [block >>> 24, block >>> 16, block >>> 8, block];
      const last = finish(outer, bytesOf(finish(inner, Uint8Array.from([...salt, ...number]))));
      const sum = Int32Array.from(last);
      for (let round = 1; round < rounds; round += 1) {
        finishState(inner, last, first);
        finishState(outer, first, last);
        for (let i = 0; i < 8; i += 1) sum[i] ^= last[i];
      }
      key.set(bytesOf(sum), 32 * (block - 1));
    }
    return key.slice(0, length);
  }

  // What of the sealed texts the password opens, or nothing.
  return function (sealed, password, salt) {
    const salted = new TextEncoder().encode(salt);
    const key = derive(new TextEncoder().encode(password), salted, rounds, 32);
    const mark = derive(key, salted, 1, markLength);
    for (const text of sealed.split(" ").filter(Boolean)) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      if (!mark.every((byte, i) => byte === bytes[i])) continue;
      const stream = derive(key, salted, 1, bytes.length);
      return JSON.parse(new TextDecoder().decode(bytes.map((byte, i) => byte ^ stream[i]).slice(markLength)));
    }
    return [];
  };
})();
