// Addresses against patterns. A pattern is literal parts, "$name" for a part that must be there and "{-$name}" for one
// that may be left out.
//   "/work/{-$projectId}"  "/work/7" → { projectId: "7" }    "/work" → {}    "/work/7/x" → null
export type Params = Record<string, string | undefined>;

const HOLE = /^(?:\$(\w+)|\{-\$(\w+)\})$/;

/** Read an address by a pattern; null when it is another's. */
export function matchPath(pattern: string, pathname: string): Params | null {
  const wanted = partsOf(pattern);
  const given = partsOf(pathname);
  if (given.length > wanted.length) return null;
  const params: Params = {};
  for (const [at, part] of wanted.entries()) {
    const [, needed, optional] = HOLE.exec(part) ?? [];
    const found = given[at];
    const name = needed ?? optional;
    if (found === undefined ? optional === undefined : name === undefined && found !== part) return null;
    if (name !== undefined && found !== undefined) params[name] = readable(found);
  }
  return params;
}

/** Write an address by a pattern; what may be left out and is not given, is. */
export function buildPath(pattern: string, params: Params = {}): string {
  const parts = partsOf(pattern).flatMap((part) => {
    const [, needed, optional] = HOLE.exec(part) ?? [];
    const name = needed ?? optional;
    if (name === undefined) return [part];
    const value = params[name];
    return value === undefined ? [] : [encodeURIComponent(value)];
  });
  return `/${parts.join("/")}`;
}

/** Say whether an address is the other or lies under it: "/manage/people" lies under "/manage". */
export function isUnder(pathname: string, above: string): boolean {
  return pathname === above || pathname.startsWith(`${above}/`);
}

/** How exactly a pattern speaks: a literal part before a hole, a hole that must be filled before one that may. */
export function exactness(pattern: string): string {
  return partsOf(pattern).map((part) => (part.startsWith("{") ? "1" : part.startsWith("$") ? "2" : "3")).join("");
}

function partsOf(path: string): string[] {
  return path.split("/").filter(Boolean);
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % is what it is
  }
}
