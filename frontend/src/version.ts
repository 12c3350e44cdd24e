declare const __BUTLER_VERSION__: string;

/** Of these very cards; written in when they are built. */
export const CARDS_VERSION: string = __BUTLER_VERSION__;
