// A link to an address of ours. The chunk behind it is fetched when the person points at it; a click with a modifier
// key stays the browser's.
import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { isUnder, type Params } from "./paths";
import { hrefOf } from "./router";
import type { Search } from "./route";
import { useRouting } from "./view";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  to: string; params?: Params; search?: Search;
  /** Whether the link counts as current on its own address only, or under it too. */
  activeOptions?: { exact: boolean };
};

export function Link({ to, params, search, activeOptions, onClick, ...rest }: Props) {
  const { router, place } = useRouting();
  const target = { to, ...(params && { params }), ...(search && { search }) };
  const href = hrefOf(target);
  const pathname = href.split("?")[0] ?? "/";
  const exact = activeOptions?.exact ?? true;
  const current = exact ? place.pathname === pathname : isUnder(place.pathname, pathname);
  const warm = () => router.preload(pathname);
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const own = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (own || event.defaultPrevented || (rest.target ?? "_self") !== "_self") return;
    event.preventDefault();
    void router.go(target);
  }
  return (
    <a
      {...rest} href={href} aria-current={current ? "page" : undefined} onClick={follow} onPointerEnter={warm} onFocus={warm}
    />
  );
}
