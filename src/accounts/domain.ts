// What a password has to be (ASVS 6.2: length counts, common words do not), and which paths and addresses are our own.

export const SHORTEST = 12
export const LONGEST = 200

/** Long passwords that lists of leaked ones hold, and words that everybody here would think of. */
const known = new Set([
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789abc',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiop[]',
  'qwerty123456',
  'qwertyqwerty',
  'asdfghjkl123',
  'zaq12wsxcde3',
  'iloveyou1234',
  'iloveyouforever',
  'letmeinplease',
  'letmein12345',
  'welcome12345',
  'welcome123456',
  'changeme1234',
  'changemeplease',
  'administrator',
  'administrator1',
  'adminadminadmin',
  'superman1234',
  'batman123456',
  'football1234',
  'baseball1234',
  'liverpool123',
  'manchester123',
  'arsenal12345',
  'princess1234',
  'sunshine1234',
  'monkey123456',
  'dragon123456',
  'master123456',
  'shadow123456',
  'michael12345',
  'jennifer1234',
  'trustno1trustno1',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd12345678',
  'abc123abc123',
  'aaaaaaaaaaaa',
  'qazwsxedcrfv',
  'qazwsxedcrfvtgb',
  'computer1234',
  'internet1234',
  'whatever1234',
  'secretsecret',
  'topsecret123',
  'mypassword123',
  'thisismypassword',
  'googlegoogle',
  'universityuniversity',
  'university123',
  'realistreview',
  'realistreview1',
  'retroduction',
  'programmetheory',
  'socialprescribing',
  'contextmechanismoutcome',
])

/** A sentence when a password cannot be used, else null. `about` holds the person's name and address. */
export function passwordProblem(password: string, about: readonly string[]): string | null {
  const length = [...password].length
  if (length < SHORTEST) return `Use at least ${SHORTEST} characters; a few unrelated words are easy to remember.`
  if (length > LONGEST) return `Use at most ${LONGEST} characters.`
  const plain = password.toLowerCase()
  if (known.has(plain) || plain.includes('retroduce'))
    return 'This password is one of the first that others would try. Choose another.'
  if (new Set(plain).size < 4) return 'Use more different characters.'
  const own = about.flatMap(text => text.toLowerCase().split(/[@\s]/)).filter(part => part.length > 3)
  if (own.some(part => plain.replace(part, '').length < 6))
    return 'Choose a password that is more than your own name or address.'
  return null
}

/** Where no mail can go: the end of the addresses of names that only stand under restored work (RFC 2606). */
export const NAMES_HOST = 'retroduce.invalid'

/** Only paths of our own: no second slash or backslash that a browser would read as another host, no control characters. */
export function ownPath(next: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/'
}
