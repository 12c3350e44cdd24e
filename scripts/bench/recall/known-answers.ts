/**
 * Facts with two questions each: one that shares words with its fact, and one that shares none. Written for this
 * benchmark; `A` and `B` stand for people of the household. Lines that stand at even places are for tuning, the
 * others are reported.
 */
export const ENGLISH = `
The spare key is under the blue flowerpot by the shed | Where did we hide the spare key? | How can I enter when nobody answers the door?
A is allergic to hazelnuts | What is A allergic to? | Which food would make somebody ill?
The boiler was last serviced in March by Hendricks and Sons | Who serviced the boiler? | When did somebody look after our heating?
A has a piano lesson every Wednesday at four | When does A have piano? | Which afternoon is music practice?
The car insurance with Allied runs until the end of October | Until when is the car insured? | When must cover for our vehicle be renewed?
A takes two tablets against high blood pressure every morning | Which tablets does A take? | Is anybody on medication?
The vet for the dog is Doctor Marlow on Station Road | Who is the dog's vet? | Where do we bring a sick pet?
A wears shoe size forty-two | What size are the shoes of A? | How big are somebody's feet?
A does not eat meat any more | Does A still eat meat? | Who has become a vegetarian?
We met on a ferry to Norway in 2009 | On which ferry did we meet? | How did our love story begin?
The window cleaner charges sixty pounds and comes every second month | How much does the window cleaner charge? | What do we pay for having panes washed?
A is afraid of spiders | What is A afraid of? | Which animal frightens someone?
The fuse for the oven is the third from the left in the cellar | Which fuse belongs to the oven? | What do I flip if the cooker has no electricity?
Grandma's apple cake needs six eggs and a pinch of cardamom | How many eggs go into Grandma's apple cake? | Which spice belongs in that old family dessert?
A started a new job at the harbour authority in May | Where does A have a new job? | Who changed employers recently?
The neighbour's cat is called Pumpkin and may come in | What is the neighbour's cat called? | Which visiting animal are we fine with?
The compost bin is emptied on odd weeks, on Thursday | When is the compost bin emptied? | On what day do they collect organic waste?
A broke the left wrist while skating last winter | Which wrist did A break? | Who had an injury from ice sport?
We want to repaint the hallway in sage green next spring | Which colour will the hallway be repainted? | What decorating is planned?
The tent and the sleeping bags are in the loft behind the suitcases | Where are the sleeping bags? | Where did our camping equipment end up?
The favourite tea of A is lapsang souchong | What is A's favourite tea? | Which hot drink should I offer?
The rent is due on the third working day of each month | When is the rent due? | By when must we pay our landlord?
A is learning Portuguese with an evening class | Which language is A learning? | Who studies something foreign after hours?
The smoke detector above the stairs needs a new nine volt battery | Which battery does the smoke detector need? | Why does the fire alarm chirp?
A got engaged to B at the lighthouse | Where did A and B get engaged? | Who is going to marry?
The plumber we trust is called Okafor, he repaired the burst pipe | What is the plumber called who repaired the pipe? | Whom do I phone about a leak?
A swims forty lengths before breakfast on Saturdays | On which days does A go swimming? | Who exercises early at the weekend?
The strawberries in the raised bed are ripe in mid June | When are the strawberries ripe? | At what time can we harvest fruit?
A lost the wallet on the tram and got it back from a stranger | How did A get the wallet back? | Whose money was returned by an honest finder?
The hedge must not be cut between March and September because of nesting birds | Why must the hedge not be cut in summer? | What bushes have to wait for their trim?
The thesis of A is about coral bleaching | What is A's thesis about? | Who does research on the ocean?
Our wedding anniversary is on the twelfth of August | When is our wedding anniversary? | On which date do we celebrate being married?
The old radio belonged to the grandfather of A and only gets medium wave | To whom did the old radio belong? | Which heirloom is broadcasting still?
A cannot stand coriander | What can A not stand? | Which herb should I leave out when cooking?
The guest mattress has a broken valve and loses air overnight | What is wrong with the guest mattress? | Why do visitors wake up lying flat?
A volunteers at the animal shelter on Sundays | Where does A volunteer? | Who helps stray dogs without being paid?
The passport of A expires in February 2028 | When does A's passport expire? | Until when are travel documents valid?
A is goalkeeper of the under twelves | Who is goalkeeper? | Who is on a football team?
The bank wants us to call Mrs Lindqvist about the mortgage | Whom should we call about the mortgage? | Who is responsible for our home loan?
A was born in Trieste and came here aged nine | Where was A born? | Who moved from Italy as a child?
The baby monitor works best on channel two | Which channel is best for the baby monitor? | How do we hear the infant crying clearly?
A quit smoking on New Year's Eve | When did A quit smoking? | Who gave up cigarettes?
The pond pump has to be taken inside before the first frost | When does the pond pump have to be inside? | What should be protected from freezing in winter?
A saw the northern lights in Tromso with B | Where did A see the northern lights? | Who watched the aurora?
The attic was insulated with sheep's wool | How is the attic insulated? | Which material keeps the roof warm?
A has an appointment with the orthodontist on the ninth | When is A's appointment with the orthodontist? | Who gets braces for crooked teeth?
The dishwasher leaks when the salt container is not closed tightly | When does the dishwasher leak? | Why is there water on the kitchen tiles?
A inherited a vineyard near Porto | Where is the vineyard that A inherited? | Who owns land where grapes grow?
The school play is on Friday evening and A is the wolf | When is the school play? | Who performs on stage as a wild beast?
A prefers a window seat on the train | Which seat does A prefer on the train? | What should I reserve for rail journeys?
The red bicycle has a slow puncture in the rear wheel | What is wrong with the red bicycle? | Which bike tyre goes flat?
A sings alto in the cathedral choir | In which choir does A sing? | Whose voice can be heard in church?
The cleaner is called Ivana and likes oat biscuits | What is the cleaner called? | Who tidies up for us and which treat pleases her?
A got a scholarship for architecture in Delft | Where did A get a scholarship? | Whose studies in the Netherlands are being funded?
The sofa was bought second-hand from a hotel in Bath | Where was the sofa bought? | Where does our couch come from?
A is left-handed and needs special scissors | What does A need because of being left-handed? | Who cannot use ordinary cutting tools?
The thermos with the dent keeps coffee warm the longest | Which thermos keeps coffee warm the longest? | What flask should I take along for soup?
A wants to be woken gently with birdsong | How does A want to be woken? | What alarm sound is liked best?
The power of attorney is with the notary Bellamy | Where is the power of attorney? | Who holds our legal papers?
A ran the marathon in under four hours | How long did A take for the marathon? | Who finished a forty-two kilometre race?
`;

export const GERMAN = `
Der Ersatzschlüssel hängt hinter dem Spiegel im Flur | Wo hängt der Ersatzschlüssel? | Wie komme ich rein, wenn ich mich ausgesperrt habe?
A verträgt keine Milch | Was verträgt A nicht? | Wer hat eine Laktoseintoleranz?
Der Schornsteinfeger kommt am vierzehnten Januar | Wann kommt der Schornsteinfeger? | An welchem Tag wird der Kamin gekehrt?
Die Winterreifen lagern beim Händler in der Gerberstraße | Wo sind die Reifen für den Winter? | Wo sind die Räder für Schnee und Eis?
A hat am Sonntag Konfirmation | Wann ist die Konfirmation von A? | Welches kirchliche Fest steht an?
Das Rezept für den Zwiebelkuchen steht in Omas rotem Heft | Wo steht das Rezept für den Zwiebelkuchen? | Wo finde ich die Anleitung zum Backen?
A lernt Gitarre bei Frau Petersen | Bei wem lernt A Gitarre? | Wer nimmt Musikunterricht?
Der Hausarzt macht mittwochs schon um zwölf zu | Wann macht der Hausarzt mittwochs zu? | Ab wann ist in der Praxis niemand mehr?
Die Bohrmaschine ist an Familie Kaya verliehen | An wen ist die Bohrmaschine verliehen? | Welches Werkzeug haben die Nachbarn von uns?
A fürchtet sich vor Gewitter | Wovor fürchtet sich A? | Wer hat Angst, wenn es blitzt und donnert?
Die Stromrechnung wird am Monatsende bei den Stadtwerken bezahlt | Wann bezahlen wir den Strom? | Bis wann muss die Energie überwiesen sein?
A hat im Kegelverein den zweiten Platz gemacht | Welchen Platz hat A im Kegelverein gemacht? | Wer war sportlich erfolgreich?
Die Gästehandtücher liegen im untersten Fach der Truhe | Wo sind die Handtücher für Gäste? | Was gebe ich Besuch zum Abtrocknen?
A trinkt Kaffee nur mit Hafermilch | Womit trinkt A Kaffee? | Was gehört morgens in die Tasse?
Der Apfelbaum wurde zur Taufe von A gepflanzt | Wann wurde der Apfelbaum gepflanzt? | Welches Gewächs erinnert an ein Kind?
Die Heizung im Bad gluckert, weil Luft darin ist | Warum gluckert die Heizung im Bad? | Woher kommt das Geräusch am Radiator?
A arbeitet seit Ostern als Hebamme im Klinikum | Seit wann arbeitet A als Hebamme? | Wer hilft beruflich bei Geburten?
Der Mietvertrag für die Garage endet im November | Wann endet der Vertrag für die Garage? | Bis wann dürfen wir den Stellplatz nutzen?
A sammelt Briefmarken aus Portugal | Was sammelt A? | Wer hat ein Hobby mit Postwertzeichen?
Das Ferienhaus in Dänemark ist für die zweite Juliwoche gebucht | Für wann ist das Ferienhaus gebucht? | Wann fahren wir in den Urlaub?
A braucht eine neue Brille mit stärkeren Gläsern | Was für eine Brille braucht A? | Wer sieht schlecht?
Die Oma von A wohnt im Pflegeheim am Stadtpark | Wo wohnt die Oma von A? | In welcher Einrichtung leben ältere Angehörige?
Der Rasenmäher springt nur mit gezogenem Choke an | Wie springt der Rasenmäher an? | Was ist der Trick beim Gartengerät?
A hat den Führerschein beim dritten Mal bestanden | Wann hat A den Führerschein bestanden? | Wer darf jetzt Auto fahren?
`;
