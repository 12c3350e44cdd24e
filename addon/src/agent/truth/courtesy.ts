/** "Anything else?", "Let me know if you need anything": asked out of politeness, it admits and asks nothing. */
const ENGLISH =
  /(?:^|[\s,;–—-])(?:so[,]? )?(?:(?:is|was) there )?(?:(?:can|may|could|shall) i (?:do|help|get|assist)(?: you)?(?: with)? )?(?:anything|something|what)(?: else| more| further)(?: (?:i|you|that|can|for|do|need|want|would|like|today|now|with|help|me|to|tonight|sir|captain|we|done))*\s*\?|(?:^|[\s,;–—-])(?:what(?:'s| is)? next|need anything|how else can i help(?: you)?|what else)[^.?!]*\?|\b(?:just )?(?:let me know|tell me|say the word|call me|shout) (?:if|when|whenever|should) (?:you|there)(?:'s| is| need| want| would like| have|'d like| require)* (?:anything|something|more|else|me)[^.?!]*[.?!]?|\bif you (?:need|want) (?:anything|something)(?: else| more)?[^.?!]*[.?!]?/giu;
const GERMAN =
  /(?:^|[\s,;–—-])(?:und )?(?:sonst|noch|kann ich|darf(?:'s| es)?|brauchst du|möchtest du|hast du|gibt es|was darf|was)(?: (?:ich|sonst|noch|dir|euch|etwas|was|helfen|tun|für dich|einen|wunsch|mehr|anderes|du|kann|weiter|behilflich|sein|es|sein|machen|anderen))+\s*\?|\b(?:sag (?:mir )?(?:einfach )?(?:bescheid|was)|melde dich|meld dich),? (?:wenn|falls) [^.?!]*(?:noch|etwas|was|sonst)[^.?!]*[.?!]?|\bwenn du (?:noch|sonst) (?:etwas|was)[^.?!]*[.?!]?/giu;

export function withoutCourtesy(text: string): string {
  return text.replace(ENGLISH, ' ').replace(GERMAN, ' ').trim();
}
