// A page that is older than the present sign-in learns the token of now, so that what was typed on it can be saved after all.

/** The token of the page as it is now; null where it cannot be had. Whoever typed looks again before sending. */
export async function presentToken() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) return null
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const field = fresh.querySelector('main [name="_token"]')
    return field?.value ?? fresh.querySelector('[data-token]')?.dataset.token ?? null
  } catch {
    return null
  }
}

/** Puts it into every form of the page. */
export async function renewTokens() {
  const token = await presentToken()
  if (token === null) return
  for (const field of document.querySelectorAll('[name="_token"]')) field.value = token
}
