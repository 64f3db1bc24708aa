/** Returns a function that computes a value on its first call and returns it from then on; a promise that fails is made again on the next call. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    if (made === undefined) {
      const value = make();
      made = { value };
      if (value instanceof Promise) value.catch(() => (made = undefined));
    }
    return made.value;
  };
}

/** Returns a function that computes a value once for each key; a promise that fails is made again on the next call. */
export function lazyMap<K, V>(make: (key: K) => V): (key: K) => V {
  const values = new Map<K, () => V>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = lazy(() => make(key))));
    return value();
  };
}
