// On a narrow screen the panes of a workspace are tabs: one is shown, the other is one press away.

export function watchPanes(document) {
  for (const workspace of document.querySelectorAll('.workspace')) {
    const tabs = [...workspace.querySelectorAll('.workspace-tabs a')]
    const first = tabs.find(tab => tab.hash === location.hash) ?? tabs[0]
    if (first === undefined) continue
    show(workspace, tabs, first)
    for (const tab of tabs) {
      tab.addEventListener('click', event => {
        event.preventDefault()
        show(workspace, tabs, tab)
      })
    }
  }
}

/** Shows the pane with this id in its workspace; for scripts that open something in the other pane. */
export function showPane(workspace, id) {
  const tabs = [...workspace.querySelectorAll('.workspace-tabs a')]
  const tab = tabs.find(candidate => candidate.hash === `#${id}`)
  if (tab !== undefined) show(workspace, tabs, tab)
}

function show(workspace, tabs, tab) {
  for (const other of tabs) {
    other.toggleAttribute('aria-current', false)
    workspace.querySelector(other.hash)?.removeAttribute('data-shown')
  }
  tab.setAttribute('aria-current', 'true')
  workspace.querySelector(tab.hash)?.setAttribute('data-shown', '')
  workspace.dataset.pane = tab.hash.slice(1)
}
