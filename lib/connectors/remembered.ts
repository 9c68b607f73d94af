/** Makes one connector per settings object, so that connections are kept alive between calls. */
export function remembered<Settings extends object, Connector>(make: (settings: Settings) => Connector) {
  const known = new WeakMap<Settings, Connector>();
  return (settings: Settings): Connector => {
    const found = known.get(settings) ?? make(settings);
    known.set(settings, found);
    return found;
  };
}
