// A part of a page in a chunk of its own: fetched when it is first drawn, or earlier by `warm`. What it shows until
// then is its own choice; where the chunk cannot be fetched, it says so and tries again.
import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { ErrorState } from "./States";

export type Later<Props> = ComponentType<Props> & { warm: () => Promise<void> };

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>, waiting: (inside: ReactNode) => ReactNode = (inside) => inside,
): Later<Props> {
  let found: ComponentType<Props> | null = null;
  let asked: Promise<void> | null = null;
  const fetchOnce = async () => {
    try {
      found = await load();
    } catch (error) {
      asked = null; // the next one asks again
      throw error;
    }
  };
  const warm = () => (asked ??= fetchOnce());

  function Part(props: Props) {
    const [, draw] = useState(0);
    const [failure, setFailure] = useState<unknown>(null);
    const absent = found === null;
    useEffect(() => {
      if (absent && failure === null) warm().then(() => draw((count) => count + 1), setFailure);
    }, [absent, failure]);
    if (found) {
      const Found = found;
      return <Found {...props} />;
    }
    return waiting(failure === null ? null : <ErrorState error={failure} onRetry={() => setFailure(null)} />);
  }
  return Object.assign(Part, { warm });
}
