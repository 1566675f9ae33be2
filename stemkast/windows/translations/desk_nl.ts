<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>Desk</name>
    <message>
        <source>Mandate</source>
        <translation>Machtiging</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Stemkastje</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bevestigen</translation>
    </message>
    <message>
        <source>What happened with %1</source>
        <translation>Wat er met %1 gebeurde</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>nog niets</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Stembalie</translation>
    </message>
    <message>
        <source>The hall does not answer. You can look things up; handing out and in has to wait. This goes on by itself.</source>
        <translation>De zaal antwoordt niet. Opzoeken kan; uitgeven en innemen moet even wachten. Het gaat vanzelf verder.</translation>
    </message>
    <message>
        <source>Municipalities that were found</source>
        <translation>Gevonden gemeenten</translation>
    </message>
    <message>
        <source>No municipality of that name</source>
        <translation>Geen gemeente met die naam</translation>
    </message>
    <message>
        <source>1 municipality</source>
        <translation>1 gemeente</translation>
    </message>
    <message>
        <source>%1 municipalities</source>
        <translation>%1 gemeenten</translation>
    </message>
    <message>
        <source>other person</source>
        <translation>andere persoon</translation>
    </message>
    <message>
        <source>other keypad</source>
        <translation>ander kastje</translation>
    </message>
    <message>
        <source>keypad found</source>
        <translation>kastje gevonden</translation>
    </message>
    <message>
        <source>cradle</source>
        <translation>houder</translation>
    </message>
    <message>
        <source>print again</source>
        <translation>kaartje opnieuw</translation>
    </message>
    <message>
        <source>hand in</source>
        <translation>inleveren</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>overzicht</translation>
    </message>
    <message>
        <source>withdraw mandate</source>
        <translation>machtiging intrekken</translation>
    </message>
    <message>
        <source>start again</source>
        <translation>opnieuw</translation>
    </message>
    <message>
        <source>Find first</source>
        <translation>Eerst zoeken</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Wie is het?</translation>
    </message>
    <message>
        <source>Keypad in the cradle first</source>
        <translation>Eerst kastje in de houder</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Uitgeven</translation>
    </message>
    <message>
        <source>Wait for ✓ on the keypad</source>
        <translation>Wacht op ✓ op het kastje</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Inleveren</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Terug naar de balie</translation>
    </message>
    <message>
        <source>Keypads that are out</source>
        <translation>Uitgegeven stemkastjes</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stemmen</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Uitgegeven</translation>
    </message>
    <message>
        <source>Municipalities that are not there</source>
        <translation>Gemeenten die er niet zijn</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Save the list as %1</source>
        <translation>Lijst bewaren als %1</translation>
    </message>
    <message>
        <source>%1 of %2 present</source>
        <translation>%1 van %2 aanwezig</translation>
    </message>
    <message>
        <source>%1 of %2 votes · %3 · %4 handed out in the last 10 minutes</source>
        <translation>%1 van %2 stemmen · %3 · laatste 10 minuten: %4 uitgegeven</translation>
    </message>
    <message>
        <source>low batteries: %1</source>
        <translation>lage batterijen: %1</translation>
    </message>
    <message>
        <source>Keypads out: %1</source>
        <translation>Stemkastjes uit: %1</translation>
    </message>
    <message>
        <source>Not there: %1</source>
        <translation>Er niet: %1</translation>
    </message>
    <message>
        <source>%1 (lost)</source>
        <translation>%1 (kwijt)</translation>
    </message>
    <message>
        <source>battery %1 %</source>
        <translation>batterij %1 %</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>name, if it is known</source>
        <translation>naam, als die bekend is</translation>
    </message>
    <message>
        <source>Name of the representative</source>
        <translation>Naam van de vertegenwoordiger</translation>
    </message>
    <message>
        <source>First letter for the role, Tab for the name, Enter when done.</source>
        <translation>Eerste letter voor de rol, Tab naar de naam, Enter als het klaar is.</translation>
    </message>
    <message>
        <source>That is the one</source>
        <translation>Die is het</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Who votes for %1?</source>
        <translation>Wie stemt voor %1?</translation>
    </message>
    <message>
        <source>The keypad of %1</source>
        <translation>Het stemkastje van %1</translation>
    </message>
    <message>
        <source>Why does %1 need another keypad? The old one stops at once.</source>
        <translation>Waarom krijgt %1 een ander stemkastje? Het oude stopt meteen.</translation>
    </message>
    <message>
        <source>Why is the mandate of %1 withdrawn? It gets no keypad until somebody is named.</source>
        <translation>Waarom wordt de machtiging van %1 ingetrokken? Zolang er niemand is genoemd, is er geen stemkastje.</translation>
    </message>
    <message>
        <source>None: I type the numbers of keypads</source>
        <translation>Geen: ik typ de nummers van kastjes</translation>
    </message>
    <message>
        <source>Which keypad lies in the cradle of this desk?</source>
        <translation>Welk stemkastje ligt in de houder van deze balie?</translation>
    </message>
    <message>
        <source>Who is next?</source>
        <translation>Wie is de volgende?</translation>
    </message>
    <message>
        <source>Scan the mandate form, or type a part of the name of the municipality.</source>
        <translation>Scan het machtigingsformulier, of typ een deel van de naam van de gemeente.</translation>
    </message>
    <message>
        <source>Put a keypad in the cradle: it is recognised by itself.</source>
        <translation>Leg een stemkastje in de houder: het wordt vanzelf herkend.</translation>
    </message>
    <message>
        <source>Brought back? Put that keypad in the cradle, and nothing else.</source>
        <translation>Teruggebracht? Leg dat kastje in de houder, en verder niets.</translation>
    </message>
    <message>
        <source>Done last at %1</source>
        <translation>Laatst gedaan bij %1</translation>
    </message>
    <message>
        <source>Name, code or scan</source>
        <translation>Naam, code of scan</translation>
    </message>
    <message>
        <source>Find a municipality</source>
        <translation>Een gemeente zoeken</translation>
    </message>
    <message>
        <source>Type a part of a name or a CBS code, scan a form, or type the number of a keypad</source>
        <translation>Typ een deel van een naam of een CBS-code, scan een formulier, of typ het nummer van een stemkastje</translation>
    </message>
    <message>
        <source>%1 lies in no cradle: put it in yours.</source>
        <translation>%1 ligt in geen houder: leg het in die van u.</translation>
    </message>
    <message>
        <source>%1 is being recognised: leave it for a moment.</source>
        <translation>%1 wordt herkend: laat het even liggen.</translation>
    </message>
    <message>
        <source>%1 is not one of ours: put it aside and take another one.</source>
        <translation>%1 is niet van ons: leg het apart en neem een ander.</translation>
    </message>
    <message>
        <source>%1 does not prove that it is that keypad: put it aside, warn the admin, take another one.</source>
        <translation>%1 bewijst niet dat het dat kastje is: leg het apart, waarschuw beheer en neem een ander.</translation>
    </message>
    <message>
        <source>%1 is out for %2: hand it in first, or take another one.</source>
        <translation>%1 is uitgegeven aan %2: lever het eerst in, of neem een ander.</translation>
    </message>
    <message>
        <source>%1 was reported lost by %2: press F4 if it is found, or take another.</source>
        <translation>%1 is door %2 als kwijt gemeld: druk op F4 als het terecht is, of neem een ander.</translation>
    </message>
    <message>
        <source>%2 is handing out %1: take another one.</source>
        <translation>%2 geeft %1 uit: neem een ander.</translation>
    </message>
    <message>
        <source>%1 runs firmware %3 where the others run %4: put it aside and take another one.</source>
        <translation>Op %1 draait firmware %3 en op de andere %4: leg het apart en neem een ander.</translation>
    </message>
    <message>
        <source>The battery of %1 is low (%5 %): take another one if you can.</source>
        <translation>De batterij van %1 is bijna leeg (%5 %): neem liever een ander.</translation>
    </message>
    <message>
        <source>Merged, so its votes are those of the sum: %1</source>
        <translation>Samengevoegd, dus de stemmen horen bij de som: %1</translation>
    </message>
    <message>
        <source>No mandate was received: look at the form and ask who it is.</source>
        <translation>Er is geen machtiging ontvangen: kijk op het formulier en vraag wie het is.</translation>
    </message>
    <message>
        <source>The battery of its keypad is low (%1 %): offer another one (F3).</source>
        <translation>De batterij van het kastje is bijna leeg (%1 %): bied een ander aan (F3).</translation>
    </message>
    <message>
        <source>The form was not scanned: scan it, or look at it yourself.</source>
        <translation>Het formulier is niet gescand: scan het, of bekijk het zelf.</translation>
    </message>
    <message>
        <source>Was here before: %1. A mistake, or back again? Hand out once more.</source>
        <translation>Was hier eerder: %1. Vergissing, of weer terug? Geef opnieuw uit.</translation>
    </message>
    <message>
        <source>%1 has keypad %2 with %3. The next one can come.</source>
        <translation>%1 heeft stemkastje %2 met %3. De volgende kan komen.</translation>
    </message>
    <message>
        <source>%1 has handed in keypad %2.</source>
        <translation>%1 heeft stemkastje %2 ingeleverd.</translation>
    </message>
    <message>
        <source>%1 left early and has handed in keypad %2.</source>
        <translation>%1 is eerder weg en heeft stemkastje %2 ingeleverd.</translation>
    </message>
    <message>
        <source>The mandate of %1 is withdrawn.</source>
        <translation>De machtiging van %1 is ingetrokken.</translation>
    </message>
    <message>
        <source>%1 has keypad %2: hand that in first (F8), then the mandate can be withdrawn.</source>
        <translation>%1 heeft stemkastje %2: neem dat eerst in (F8), dan kan de machtiging worden ingetrokken.</translation>
    </message>
    <message>
        <source>On keypad %2 “no” was pressed: ask whether it is %1, and hand out again.</source>
        <translation>Op stemkastje %2 is “nee” gedrukt: vraag of het %1 is, en geef opnieuw uit.</translation>
    </message>
    <message>
        <source>Nothing is called “%1”: try a part of the name, or the CBS code.</source>
        <translation>Niets heet “%1”: probeer een deel van de naam, of de CBS-code.</translation>
    </message>
    <message>
        <source>Keypad %1 is not one of ours: look at the number once more.</source>
        <translation>Stemkastje %1 is niet van ons: kijk het nummer nog eens na.</translation>
    </message>
    <message>
        <source>Keypad %2 is out for nobody: find the municipality first.</source>
        <translation>Stemkastje %2 is aan niemand uitgegeven: zoek eerst de gemeente.</translation>
    </message>
    <message>
        <source>Keypad %2 is found.</source>
        <translation>Stemkastje %2 is terecht.</translation>
    </message>
    <message>
        <source>The form was not read well: scan it again, or type the name.</source>
        <translation>Het formulier is niet goed gelezen: scan het opnieuw, of typ de naam.</translation>
    </message>
    <message>
        <source>This form is of another assembly: ask for the right one.</source>
        <translation>Dit formulier is van een andere vergadering: vraag om het goede.</translation>
    </message>
    <message>
        <source>This form was not made by us: call the secretariat.</source>
        <translation>Dit formulier is niet door ons gemaakt: roep het secretariaat.</translation>
    </message>
    <message>
        <source>This form was never issued: call the secretariat.</source>
        <translation>Dit formulier is nooit verstuurd: roep het secretariaat.</translation>
    </message>
    <message>
        <source>%1 got a newer form, number %4: ask for that one.</source>
        <translation>%1 kreeg een nieuwer formulier, nummer %4: vraag daarom.</translation>
    </message>
    <message>
        <source>The voting card of %1 was not printed: %2. Press F7 once it can be.</source>
        <translation>Het stemkaartje van %1 is niet geprint: %2. Druk op F7 zodra het weer kan.</translation>
    </message>
    <message>
        <source>Voting card of %1: printed</source>
        <translation>Stemkaartje van %1: geprint</translation>
    </message>
    <message>
        <source>Voting card of %1: saved as %2</source>
        <translation>Stemkaartje van %1: bewaard als %2</translation>
    </message>
    <message>
        <source>The list was not saved: %1</source>
        <translation>De lijst is niet bewaard: %1</translation>
    </message>
    <message>
        <source>List saved: %1</source>
        <translation>Lijst bewaard: %1</translation>
    </message>
    <message>
        <source>The hall did not answer: wait, and look here whether it was done.</source>
        <translation>De zaal antwoordde niet: wacht even, en kijk hier of het gelukt is.</translation>
    </message>
    <message>
        <source>This municipality has a keypad already.</source>
        <translation>Deze gemeente heeft al een stemkastje.</translation>
    </message>
    <message>
        <source>This keypad is out for another municipality: take another one.</source>
        <translation>Dit kastje is aan een andere gemeente uitgegeven: neem een ander.</translation>
    </message>
    <message>
        <source>This keypad was reported lost: take another one.</source>
        <translation>Dit kastje is als kwijt gemeld: neem een ander.</translation>
    </message>
    <message>
        <source>This keypad was handed in already.</source>
        <translation>Dit kastje was al ingeleverd.</translation>
    </message>
    <message>
        <source>This keypad does not prove what it is: put it aside and take another one.</source>
        <translation>Dit kastje bewijst niet wat het is: leg het apart en neem een ander.</translation>
    </message>
    <message>
        <source>The hall does not see this keypad: put it in the cradle once more.</source>
        <translation>De zaal ziet dit kastje niet: leg het nog eens in de houder.</translation>
    </message>
    <message>
        <source>There is no mandate: ask who it is first (F2).</source>
        <translation>Er is geen machtiging: vraag eerst wie het is (F2).</translation>
    </message>
    <message>
        <source>Form %1 scanned, real</source>
        <translation>Formulier %1 gescand, echt</translation>
    </message>
    <message>
        <source>as told here; written when the keypad is handed out</source>
        <translation>zoals hier gezegd; vastgelegd bij het uitgeven</translation>
    </message>
    <message>
        <source>mandate received, form %1</source>
        <translation>machtiging ontvangen, formulier %1</translation>
    </message>
    <message>
        <source>mandate received</source>
        <translation>machtiging ontvangen</translation>
    </message>
    <message>
        <source>%1 is out</source>
        <translation>%1 is uitgegeven</translation>
    </message>
    <message>
        <source>it lies in the cradle</source>
        <translation>het ligt in de houder</translation>
    </message>
    <message>
        <source>Put a keypad in the cradle,</source>
        <translation>Leg een stemkastje in de houder,</translation>
    </message>
    <message>
        <source>%1 in the cradle, real</source>
        <translation>%1 in de houder, echt</translation>
    </message>
    <message>
        <source>battery %1 % · firmware %2</source>
        <translation>batterij %1 % · firmware %2</translation>
    </message>
    <message>
        <source>shows now: “%1 · agreed?”</source>
        <translation>toont nu: “%1 · akkoord?”</translation>
    </message>
    <message>
        <source>Is this the one? Press Enter.</source>
        <translation>Is dit de goede? Druk op Enter.</translation>
    </message>
    <message>
        <source>%1 is at %2 now: ask there, or press Esc.</source>
        <translation>%1 is nu bij %2: vraag het daar, of druk op Esc.</translation>
    </message>
    <message>
        <source>First say who it is: press Enter.</source>
        <translation>Zeg eerst wie het is: druk op Enter.</translation>
    </message>
    <message>
        <source>Then press Enter, and let the representative press ✓.</source>
        <translation>Druk daarna op Enter, en laat de vertegenwoordiger op ✓ drukken.</translation>
    </message>
    <message>
        <source>Press Enter: the keypad asks the representative to press ✓.</source>
        <translation>Druk op Enter: het kastje vraagt de vertegenwoordiger om op ✓ te drukken.</translation>
    </message>
    <message>
        <source>The representative presses ✓ on the keypad. Then the voting card is printed.</source>
        <translation>De vertegenwoordiger drukt op ✓ op het kastje. Dan wordt het stemkaartje geprint.</translation>
    </message>
    <message>
        <source>Brought back? Press Enter to hand it in.</source>
        <translation>Teruggebracht? Druk op Enter om in te leveren.</translation>
    </message>
    <message>
        <source>All done. Enter is for the next one; the keys below change something.</source>
        <translation>Alles is gedaan. Enter is voor de volgende; met de toetsen hieronder verandert u iets.</translation>
    </message>
    <message>
        <source>Nothing can be changed now; looking up can.</source>
        <translation>Er kan nu niets veranderd worden; opzoeken kan wel.</translation>
    </message>
    <message>
        <source>or type or scan its number and press Enter</source>
        <translation>of typ of scan het nummer en druk op Enter</translation>
    </message>
    <message>
        <source>%1 of %2 present · %3 of %4 votes</source>
        <translation>%1 van %2 aanwezig · %3 van %4 stemmen</translation>
    </message>
    <message>
        <source>last 10 min: %1 handed out</source>
        <translation>laatste 10 min: %1 uitgegeven</translation>
    </message>
    <message>
        <source>%1 of %2 desks</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>not present yet</source>
        <translation>nog niet aanwezig</translation>
    </message>
    <message>
        <source>present, keypad out</source>
        <translation>aanwezig, kastje uit</translation>
    </message>
    <message>
        <source>needs another keypad</source>
        <translation>moet een ander kastje</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>ingeleverd</translation>
    </message>
    <message>
        <source>left early</source>
        <translation>eerder weg</translation>
    </message>
    <message>
        <source>mayor</source>
        <translation>burgemeester</translation>
    </message>
    <message>
        <source>alderman</source>
        <translation>wethouder</translation>
    </message>
    <message>
        <source>municipal secretary</source>
        <translation>gemeentesecretaris</translation>
    </message>
    <message>
        <source>clerk of the council</source>
        <translation>griffier</translation>
    </message>
    <message>
        <source>councillor</source>
        <translation>raadslid</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Ingeleverd</translation>
    </message>
    <message>
        <source>Leaves early</source>
        <translation>Gaat eerder weg</translation>
    </message>
    <message>
        <source>It is broken</source>
        <translation>Het is stuk</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>Het is kwijt</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Iets anders</translation>
    </message>
    <message>
        <source>Recorded by mistake</source>
        <translation>Bij vergissing ingevoerd</translation>
    </message>
    <message>
        <source>The municipality withdrew it</source>
        <translation>De gemeente trok haar in</translation>
    </message>
    <message>
        <source>The form is not in order</source>
        <translation>Het formulier is niet in orde</translation>
    </message>
    <message>
        <source>1 vote</source>
        <translation>1 stem</translation>
    </message>
    <message>
        <source>%1 votes</source>
        <translation>%1 stemmen</translation>
    </message>
    <message>
        <source>%1 · %2 inhabitants on %3 → %4</source>
        <translation>%1 · %2 inwoners op %3 → %4</translation>
    </message>
    <message>
        <source>(maximum)</source>
        <translation>(maximum)</translation>
    </message>
    <message>
        <source>(minimum)</source>
        <translation>(minimum)</translation>
    </message>
    <message>
        <source>mandate: %1</source>
        <translation>machtiging: %1</translation>
    </message>
    <message>
        <source>form %1</source>
        <translation>formulier %1</translation>
    </message>
    <message>
        <source>mandate withdrawn: %1</source>
        <translation>machtiging ingetrokken: %1</translation>
    </message>
    <message>
        <source>keypad %1 handed out</source>
        <translation>stemkastje %1 uitgegeven</translation>
    </message>
    <message>
        <source>keypad %1 handed in</source>
        <translation>stemkastje %1 ingeleverd</translation>
    </message>
    <message>
        <source>keypad %1 replaced</source>
        <translation>stemkastje %1 vervangen</translation>
    </message>
    <message>
        <source>keypad %1 reported lost</source>
        <translation>stemkastje %1 als kwijt gemeld</translation>
    </message>
    <message>
        <source>keypad %1 reported broken</source>
        <translation>stemkastje %1 als stuk gemeld</translation>
    </message>
    <message>
        <source>left early, keypad %1 handed in</source>
        <translation>eerder weg, stemkastje %1 ingeleverd</translation>
    </message>
    <message>
        <source>keypad %1 found</source>
        <translation>stemkastje %1 terecht</translation>
    </message>
    <message>
        <source>keypad %1 enrolled</source>
        <translation>stemkastje %1 opgenomen</translation>
    </message>
</context>
</TS>
