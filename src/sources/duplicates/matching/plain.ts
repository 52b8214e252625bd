// Knows how text is made comparable: no case, accents, markup, punctuation or house style of an exporting program.

/** Longer texts are compared by this much of them, so that no text takes long. */
const LOOKED_AT = 2_000

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', κ: 'kappa' },
  ...{
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  },
}
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' },
  ...GREEK,
}

/** Words of letters and figures in lower case with one space between them; other scripts stay as they are. */
export function plain(text: string): string {
  let bare = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text
  if (bare.includes('&')) bare = withoutEntities(bare)
  if (bare.includes('<')) bare = bare.replace(/<\/?[a-z][a-z:]{0,15}[0-9]?(?:\s[^<>]{0,100})?\/?>/gi, '')
  if (/[^ -~]/.test(bare)) bare = withoutAccents(bare)
  return bare
    .toLowerCase()
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}‘’ʼ′´`\u00ad\u200b-\u200f]/gu, '')
    .toLowerCase()
    .replace(/[ßøæœđðłıþα-ω]/g, letter => LETTERS[letter] ?? letter)
}

/** `&eacute;`, `&#233;` and `&amp;` as databases leave them behind. */
function withoutEntities(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replace(/&([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron);/gi, '$1')
    .replace(/&(?:rsquo|lsquo|apos|#39|#x27|#8217);/gi, '')
    .replace(/&(alpha|beta|gamma|delta|kappa|lambda|mu|omega);/gi, '$1')
    .replace(/&#(\d{1,6});/g, (_, code: string) => character(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&[a-z]{2,8};/gi, ' ')
    .replaceAll('&', ' and ')
}

function character(code: number): string {
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
}
