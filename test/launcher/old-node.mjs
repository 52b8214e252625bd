// Loaded first, makes a new Node call itself 20.0.0: an old machine for the launcher where there is none.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })
