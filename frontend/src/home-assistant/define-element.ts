/**
 * Defines an element in a page that may replace its registry while it starts, or load us twice.
 * Home Assistant's own app puts a polyfill in place of `customElements`; what was defined before is unknown
 * after it, though the call succeeded (home-assistant/frontend issues 52960, 53890).
 */
export function defineElement(name: string, element: CustomElementConstructor): void {
  const define = () => {
    // Freshly read: it may be another one by now.
    const registry = window.customElements;
    if (registry.get(name) !== undefined) return;
    try {
      registry.define(name, element);
    } catch {
      // A registry that knows the class under the name that it hides: a subclass is a class of its own.
      registry.define(name, class extends element {});
    }
  };
  const first = window.customElements;
  define();
  void first.whenDefined('home-assistant').then(define);
  window.addEventListener('load', define, { once: true });
}
