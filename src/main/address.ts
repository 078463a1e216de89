// The address of the page: what stands behind "#", changed by the page itself or by whoever types, clicks or goes back.

/** As last set or followed. Another one in the bar was wished for just now, and its event is still on its way. */
let known = location.hash;

/** Changes the address without following it. One that was wished for meanwhile stands: it is followed next. */
export function setAddress(path: string): void {
  const hash = `#/${path}`;
  if (location.hash !== known || known === hash || (path === '' && known === '')) return;
  history.pushState(null, '', `${location.pathname}${location.search}${hash}`);
  known = location.hash;
}

export function isHome(): boolean {
  return location.hash.replace(/^#\/?/, '') === '';
}

/** The parts of the address, which is followed from now on. */
export function readAddress(): string[] {
  known = location.hash;
  return known.replace(/^#\/?/, '').split('/').map(decoded);
}

/** A "%" that encodes nothing stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
