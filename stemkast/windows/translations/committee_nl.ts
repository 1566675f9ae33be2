<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>Committee</name>
    <message>
        <source>Recount</source>
        <translation>Opnieuw natellen</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>Steekproef</translation>
    </message>
    <message>
        <source>Compare fingerprint</source>
        <translation>Vingerafdruk vergelijken</translation>
    </message>
    <message>
        <source>Known from elsewhere</source>
        <translation>Van elders bekend</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Vrijgeven</translation>
    </message>
    <message>
        <source>Release poll %1</source>
        <translation>Stemming %1 vrijgeven</translation>
    </message>
    <message>
        <source>Nothing waits for release</source>
        <translation>Er wacht niets op vrijgave</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Commissie van stemopneming</translation>
    </message>
    <message>
        <source>Does everything agree?</source>
        <translation>Klopt alles?</translation>
    </message>
    <message>
        <source>Municipalities, unusual things, spot check</source>
        <translation>Gemeenten, bijzonderheden, steekproef</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Gemeenten</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Bijzonderheden</translation>
    </message>
    <message>
        <source>This is compared now, but could not be kept for the next start: %1</source>
        <translation>Dit wordt nu vergeleken, maar kon niet worden bewaard voor de volgende start: %1</translation>
    </message>
    <message>
        <source>This is asked of the hall, but could not be noted here: %1</source>
        <translation>Dit is aan de zaal gevraagd, maar kon hier niet worden genoteerd: %1</translation>
    </message>
    <message>
        <source>The hall does not answer. What was kept here stays to be read; this goes on by itself.</source>
        <translation>De zaal antwoordt niet. Wat hier bewaard is, blijft te lezen; dit gaat vanzelf verder.</translation>
    </message>
    <message>
        <source>Compare the fingerprint</source>
        <translation>Vingerafdruk vergelijken</translation>
    </message>
    <message>
        <source>Read the first two groups of the fingerprint from another screen, aloud, and type them here. They are covered below, so that nobody copies them.</source>
        <translation>Lees de eerste twee groepen van de vingerafdruk hardop van een ander scherm en typ ze hier. Hieronder zijn ze afgedekt, zodat niemand ze overschrijft.</translation>
    </message>
    <message>
        <source>The first two groups of four, read from another screen</source>
        <translation>De eerste twee groepen van vier, gelezen van een ander scherm</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>What you know from elsewhere</source>
        <translation>Wat u van elders weet</translation>
    </message>
    <message>
        <source>The recount compares the ledger with these. Take each from its own source, not from the hall: whoever made all the keys could have written another ledger that agrees with itself.</source>
        <translation>De natelling vergelijkt het logboek hiermee. Haal elk uit de eigen bron, niet bij de zaal: wie alle sleutels maakte, kan een ander logboek hebben geschreven dat met zichzelf klopt.</translation>
    </message>
    <message>
        <source>Key of the hall</source>
        <translation>Sleutel van de zaal</translation>
    </message>
    <message>
        <source>hall.vkey, made public before the assembly</source>
        <translation>hall.vkey, vóór de vergadering openbaar gemaakt</translation>
    </message>
    <message>
        <source>Key of the maker of the keypads</source>
        <translation>Sleutel van de maker van de stemkastjes</translation>
    </message>
    <message>
        <source>published by the maker</source>
        <translation>door de maker openbaar gemaakt</translation>
    </message>
    <message>
        <source>Key in the envelope, public half</source>
        <translation>Sleutel in de envelop, openbare helft</translation>
    </message>
    <message>
        <source>noted when the envelope was closed</source>
        <translation>genoteerd toen de envelop werd gesloten</translation>
    </message>
    <message>
        <source>Register of populations</source>
        <translation>Register van inwonertallen</translation>
    </message>
    <message>
        <source>CSV, fetched from the site of CBS by yourself</source>
        <translation>CSV, zelf gehaald van de site van het CBS</translation>
    </message>
    <message>
        <source>Compare with these</source>
        <translation>Hiermee vergelijken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>This is not what this station has. Read it again; if it stays so, call the chair: the other screen follows another ledger.</source>
        <translation>Dit is niet wat dit werkstation heeft. Lees het nog eens; blijft het zo, roep dan de voorzitter: het andere scherm volgt een ander logboek.</translation>
    </message>
    <message>
        <source>This station stands still</source>
        <translation>Dit werkstation staat stil</translation>
    </message>
    <message>
        <source>1.  It cannot keep its copy any more: that is of this computer, the hall is not at fault.
2.  Solve it and start this program again: it goes on from what it kept.
3.  Tell the chair if a poll waits for your release.</source>
        <translation>1.  Het kan zijn kopie niet meer bewaren: dat ligt aan deze computer, niet aan de zaal.
2.  Los het op en start dit programma opnieuw: het gaat verder met wat het bewaard heeft.
3.  Zeg het de voorzitter als een stemming op uw vrijgave wacht.</translation>
    </message>
    <message>
        <source>This station no longer believes the hall</source>
        <translation>Dit werkstation gelooft de zaal niet meer</translation>
    </message>
    <message>
        <source>1.  Call the chair: the assembly is interrupted now.
2.  Leave this computer on: it keeps everything that the hall said until this moment.
3.  Let the other stations look whether they still believe the hall.
4.  Go on only from a copy that the committee trusts (hall-server serve --from).</source>
        <translation>1.  Roep de voorzitter: de vergadering wordt nu geschorst.
2.  Laat deze computer aan: hij bewaart alles wat de zaal tot dit moment zei.
3.  Laat op de andere werkstations kijken of die de zaal nog geloven.
4.  Ga alleen verder met een kopie die de commissie vertrouwt (hall-server serve --from).</translation>
    </message>
    <message>
        <source>Draw a spot check</source>
        <translation>Steekproef trekken</translation>
    </message>
    <message>
        <source>Who is asked follows from the seed, and the seed is recorded: anybody can draw again. Throw dice in the hall and type what they show, or leave what this computer made.</source>
        <translation>Wie gevraagd wordt, volgt uit het lot, en het lot wordt vastgelegd: iedereen kan de trekking overdoen. Gooi in de zaal met dobbelstenen en typ wat ze tonen, of laat staan wat deze computer maakte.</translation>
    </message>
    <message>
        <source>made by the committee&apos;s computer</source>
        <translation>gemaakt door de computer van de commissie</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Where the seed comes from</source>
        <translation>Waar het lot vandaan komt</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Trekken</translation>
    </message>
    <message>
        <source>Poll %2: two different votes with one number of %1. Its key may be copied.</source>
        <translation>Stemming %2: twee verschillende stemmen met één nummer van %1. De sleutel kan gekopieerd zijn.</translation>
    </message>
    <message>
        <source>A vote of %1 was refused: %2</source>
        <translation>Een stem van %1 is geweigerd: %2</translation>
    </message>
    <message>
        <source>The mandate of %1 was withdrawn: %2</source>
        <translation>De machtiging van %1 is ingetrokken: %2</translation>
    </message>
    <message>
        <source>Poll %1 got no end while it was open</source>
        <translation>Stemming %1 kreeg geen eind, terwijl zij open was</translation>
    </message>
    <message>
        <source>Poll %1 got %2 seconds from then on while it was open</source>
        <translation>Stemming %1 kreeg nog %2 seconden, terwijl zij open was</translation>
    </message>
    <message>
        <source>Poll %1 was interrupted</source>
        <translation>Stemming %1 werd onderbroken</translation>
    </message>
    <message>
        <source>Poll %1 was a tie that the lot decided: %2</source>
        <translation>Bij stemming %1 staakten de stemmen en besliste het lot: %2</translation>
    </message>
    <message>
        <source>Poll %1 was declared void: %2</source>
        <translation>Stemming %1 is vervallen: %2</translation>
    </message>
    <message>
        <source>The result of poll %1 was contested</source>
        <translation>De uitslag van stemming %1 is betwist</translation>
    </message>
    <message>
        <source>The contest of poll %1 was not supported</source>
        <translation>De betwisting van stemming %1 kreeg geen meerderheid</translation>
    </message>
    <message>
        <source>Poll %1 went on without a second copy: %2</source>
        <translation>Stemming %1 ging door zonder tweede kopie van het logboek: %2</translation>
    </message>
    <message>
        <source>The assembly began with a point open, %1: %2</source>
        <translation>De vergadering begon met een open punt, %1: %2</translation>
    </message>
    <message>
        <source>Back on the agenda after a mistake: %1</source>
        <translation>Weer op de agenda na een vergissing: %1</translation>
    </message>
    <message>
        <source>Poll %1 was declared in words of the chair: %2</source>
        <translation>Stemming %1 is vastgesteld in woorden van de voorzitter zelf: %2</translation>
    </message>
    <message>
        <source>Poll %1 was held by roll call: %2</source>
        <translation>Stemming %1 was hoofdelijk: %2</translation>
    </message>
    <message>
        <source>Another computer became the hall, number %1</source>
        <translation>Een andere computer werd de zaal, nummer %1</translation>
    </message>
    <message>
        <source>The spot check of %1 did not agree: %2</source>
        <translation>De steekproef bij %1 klopte niet: %2</translation>
    </message>
    <message>
        <source>Poll %1: %2 messages were of no enrolled keypad</source>
        <translation>Stemming %1: %2 berichten waren van geen bekend stemkastje</translation>
    </message>
    <message>
        <source>poll %2 was released</source>
        <translation>stemming %2 is vrijgegeven</translation>
    </message>
    <message>
        <source>a spot check of poll %2 was drawn</source>
        <translation>een steekproef van stemming %2 is getrokken</translation>
    </message>
    <message>
        <source>the spot check of %2 was ticked off</source>
        <translation>de steekproef van %2 is afgevinkt</translation>
    </message>
    <message>
        <source>the fingerprint of the first %2 entries was compared</source>
        <translation>de vingerafdruk van de eerste %2 regels is vergeleken</translation>
    </message>
    <message>
        <source>NOT DONE HERE, though in the name of this station: %1</source>
        <translation>NIET HIER GEDAAN, wel in naam van dit werkstation: %1</translation>
    </message>
    <message>
        <source>The keypad of %1 was replaced</source>
        <translation>Het stemkastje van %1 is vervangen</translation>
    </message>
    <message>
        <source>The keypad of %1 was lost</source>
        <translation>Het stemkastje van %1 is verloren</translation>
    </message>
    <message>
        <source>The keypad of %1 was broken</source>
        <translation>Het stemkastje van %1 was kapot</translation>
    </message>
    <message>
        <source>Everything unusual, the newest first</source>
        <translation>Alle bijzonderheden, de nieuwste eerst</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er gebeurde</translation>
    </message>
    <message>
        <source>%1 since the poll before, %2 in all</source>
        <translation>%1 sinds de vorige stemming, %2 in totaal</translation>
    </message>
    <message>
        <source>Polls, and what three sources say of each</source>
        <translation>Stemmingen, en wat drie bronnen van elk zeggen</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>Stemming</translation>
    </message>
    <message>
        <source>Recounted here</source>
        <translation>Hier nageteld</translation>
    </message>
    <message>
        <source>Said by the hall</source>
        <translation>Zegt de zaal</translation>
    </message>
    <message>
        <source>Shown on the screen</source>
        <translation>Op het scherm</translation>
    </message>
    <message>
        <source>Do they agree?</source>
        <translation>Klopt het?</translation>
    </message>
    <message>
        <source>Declared: </source>
        <translation>Verklaard: </translation>
    </message>
    <message>
        <source>Municipalities that were drawn</source>
        <translation>Gemeenten die getrokken zijn</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Stemkastje</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>Geteld als</translation>
    </message>
    <message>
        <source>The display says</source>
        <translation>Het kastje toont</translation>
    </message>
    <message>
        <source>What the display says, where it is something else</source>
        <translation>Wat het kastje toont, als dat iets anders is</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Hetzelfde</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Iets anders</translation>
    </message>
    <message>
        <source>No spot check of this poll was drawn. F6 draws one.</source>
        <translation>Van deze stemming is geen steekproef getrokken. F6 trekt er een.</translation>
    </message>
    <message>
        <source>Ask each to show the display of the keypad. Still to ask: %1</source>
        <translation>Vraag elk om het scherm van het stemkastje te tonen. Nog te vragen: %1</translation>
    </message>
    <message>
        <source>Everybody who was drawn was asked.</source>
        <translation>Iedereen die getrokken is, is gevraagd.</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>nog niet gevraagd</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>hetzelfde</translation>
    </message>
    <message>
        <source>Municipality, code or keypad (Ctrl+F)</source>
        <translation>Gemeente, code of stemkastje (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search a municipality, a code or a keypad</source>
        <translation>Zoek een gemeente, code of stemkastje</translation>
    </message>
    <message>
        <source>Which choices are listed</source>
        <translation>Welke keuzes getoond worden</translation>
    </message>
    <message>
        <source>Municipalities and their votes in this poll</source>
        <translation>Gemeenten en hun stem in deze stemming</translation>
    </message>
    <message>
        <source>All choices</source>
        <translation>Alle keuzes</translation>
    </message>
    <message>
        <source>With a refused vote</source>
        <translation>Met een geweigerde stem</translation>
    </message>
    <message>
        <source>%1 municipalities, %2 votes · Alt+1 to Alt+5 sort</source>
        <translation>%1 gemeenten, %2 stemmen · Alt+1 tot Alt+5 sorteert</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stemmen</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Keuze</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Fingerprint of the ledger</source>
        <translation>Vingerafdruk van het logboek</translation>
    </message>
    <message>
        <source>The key of this station (%1) is not enrolled: what it cosigns does not count. Ask the administrator.</source>
        <translation>De sleutel van dit werkstation (%1) is niet ingeschreven: wat het medeondertekent telt niet. Vraag de beheerder.</translation>
    </message>
    <message>
        <source>The key of this station (%1) is enrolled; it has cosigned nothing yet.</source>
        <translation>De sleutel van dit werkstation (%1) is ingeschreven; het heeft nog niets medeondertekend.</translation>
    </message>
    <message>
        <source>The key of this station (%1) is enrolled; it cosigned up to entry %2, the hall keeps none of that yet.</source>
        <translation>De sleutel van dit werkstation (%1) is ingeschreven; het ondertekende mede tot regel %2, de zaal bewaart daar nog niets van.</translation>
    </message>
    <message>
        <source>The key of this station (%1) is enrolled; it cosigned up to entry %2, the hall keeps that up to entry %3.</source>
        <translation>De sleutel van dit werkstation (%1) is ingeschreven; het ondertekende mede tot regel %2, de zaal bewaart dat tot regel %3.</translation>
    </message>
    <message>
        <source>No member compared it yet: now, and at the end (F7).</source>
        <translation>Nog geen lid heeft hem vergeleken: nu, en aan het eind (F7).</translation>
    </message>
    <message>
        <source>Compared by a member up to entry %1.</source>
        <translation>Door een lid vergeleken tot regel %1.</translation>
    </message>
    <message>
        <source>Compared by a member up to entry %1; a poll was closed since (F7).</source>
        <translation>Door een lid vergeleken tot regel %1; daarna is een stemming gesloten (F7).</translation>
    </message>
    <message>
        <source>Fingerprint:</source>
        <translation>Vingerafdruk:</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>nog niets</translation>
    </message>
    <message>
        <source>void: without effect</source>
        <translation>ongeldig: zonder gevolg</translation>
    </message>
    <message>
        <source>abstained %1</source>
        <translation>onth. %1</translation>
    </message>
    <message>
        <source>counting …</source>
        <translation>wordt nageteld …</translation>
    </message>
    <message>
        <source>DOES NOT AGREE</source>
        <translation>KLOPT NIET</translation>
    </message>
    <message>
        <source>Call the chair</source>
        <translation>Roep de voorzitter</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>klopt</translation>
    </message>
    <message>
        <source>waits for your release</source>
        <translation>wacht op uw vrijgave</translation>
    </message>
    <message>
        <source>released</source>
        <translation>vrijgegeven</translation>
    </message>
    <message>
        <source>TEST, decides nothing</source>
        <translation>PROEF, beslist niets</translation>
    </message>
    <message>
        <source>by roll call</source>
        <translation>hoofdelijk</translation>
    </message>
    <message>
        <source>Poll %1 does not agree. Call the chair now: nothing is declared or called before it is explained.</source>
        <translation>Stemming %1 klopt niet. Roep nu de voorzitter: er komt niets aan de orde voordat het opgehelderd is.</translation>
    </message>
    <message>
        <source>The recount finds %1. Call the chair: no result stands before it is explained.</source>
        <translation>De natelling vindt een fout: %1. Roep de voorzitter: geen uitslag staat vast voordat het opgehelderd is.</translation>
    </message>
    <message>
        <source>No poll was closed yet. Each is recounted here as soon as it closes.</source>
        <translation>Er is nog geen stemming gesloten. Elke stemming wordt hier nageteld zodra zij sluit.</translation>
    </message>
    <message>
        <source>Recounting …</source>
        <translation>Bezig met natellen …</translation>
    </message>
    <message>
        <source>Everything agrees: %1 polls recounted from the signed votes.</source>
        <translation>Alles klopt: %1 stemmingen nageteld uit de ondertekende stemmen.</translation>
    </message>
    <message>
        <source>Compared with nothing that you know from elsewhere (F8).</source>
        <translation>Vergeleken met niets dat u van elders weet (F8).</translation>
    </message>
    <message>
        <source>key of the hall</source>
        <translation>sleutel van de zaal</translation>
    </message>
    <message>
        <source>key of the maker</source>
        <translation>sleutel van de maker</translation>
    </message>
    <message>
        <source>key in the envelope</source>
        <translation>sleutel in de envelop</translation>
    </message>
    <message>
        <source>register</source>
        <translation>register</translation>
    </message>
    <message>
        <source>Compared with: %1.</source>
        <translation>Vergeleken met: %1.</translation>
    </message>
    <message>
        <source>did not vote</source>
        <translation>niet gestemd</translation>
    </message>
    <message>
        <source>roll call</source>
        <translation>hoofdelijk</translation>
    </message>
    <message>
        <source>for</source>
        <translation>voor</translation>
    </message>
    <message>
        <source>against</source>
        <translation>tegen</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Uit een bestand …</translation>
    </message>
    <message>
        <source>%1 is too large to be this</source>
        <translation>%1 is te groot om dit te zijn</translation>
    </message>
    <message>
        <source>a file of %1 lines</source>
        <translation>een bestand van %1 regels</translation>
    </message>
    <message>
        <source>How far the recount is</source>
        <translation>Hoe ver de natelling is</translation>
    </message>
    <message>
        <source>Recounting: entry %1 of %2</source>
        <translation>Natellen: regel %1 van %2</translation>
    </message>
</context>
</TS>
