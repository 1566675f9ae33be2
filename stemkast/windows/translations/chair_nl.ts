<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Chair</name>
    <message>
        <source>Seconds to vote</source>
        <translation>Stemtijd in seconden</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>onbeperkt</translation>
    </message>
    <message>
        <source>Seconds to vote, 0 is open-ended</source>
        <translation>Stemtijd in seconden, 0 is onbeperkt</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Voorzitter</translation>
    </message>
    <message>
        <source>Show to the hall</source>
        <translation>Toon in de zaal</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Who asks for a new poll?</source>
        <translation>Wie vraagt om een nieuwe stemming?</translation>
    </message>
    <message>
        <source>The majority of the meeting</source>
        <translation>De meerderheid van de vergadering</translation>
    </message>
    <message>
        <source>How many of the %1 votes present ask for a new poll?</source>
        <translation>Hoeveel van de %1 aanwezige stemmen vragen om een nieuwe stemming?</translation>
    </message>
    <message>
        <source>Votes for a new poll</source>
        <translation>Stemmen voor een nieuwe stemming</translation>
    </message>
    <message>
        <source>Change of chair</source>
        <translation>Wisseling van voorzitter</translation>
    </message>
    <message>
        <source>Call next matter</source>
        <translation>Volgend punt aan de orde</translation>
    </message>
    <message>
        <source>Call selected matter</source>
        <translation>Gekozen punt aan de orde</translation>
    </message>
    <message>
        <source>Test poll</source>
        <translation>Proefstemming</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>The hall has not said yet how this stands.</source>
        <translation>De zaal heeft nog niet gemeld hoe dit ervoor staat.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Reden: %1</translation>
    </message>
    <message>
        <source>Hold a test poll (Ctrl+T).</source>
        <translation>Houd een proefstemming (Ctrl+T).</translation>
    </message>
    <message>
        <source>Send an usher: switch it on, press a key, or replace it at the desk.</source>
        <translation>Stuur een zaalmedewerker: aanzetten, een toets indrukken, of omruilen bij de stembalie.</translation>
    </message>
    <message>
        <source>Have them replaced at the desk.</source>
        <translation>Laat ze omruilen bij de stembalie.</translation>
    </message>
    <message>
        <source>Look at its cable and power; it comes back by itself.</source>
        <translation>Kijk naar kabel en voeding; het komt vanzelf terug.</translation>
    </message>
    <message>
        <source>Start a second station on another computer.</source>
        <translation>Start een tweede station op een andere computer.</translation>
    </message>
    <message>
        <source>Ask the committee to open its window.</source>
        <translation>Vraag de commissie haar venster te openen.</translation>
    </message>
    <message>
        <source>%1 of %2 municipalities voted in it.</source>
        <translation>%1 van %2 gemeenten stemden mee.</translation>
    </message>
    <message>
        <source>This assembly asks for none.</source>
        <translation>Deze vergadering vraagt er geen.</translation>
    </message>
    <message>
        <source>All %2 that are handed out have answered.</source>
        <translation>Alle %2 die zijn uitgereikt hebben geantwoord.</translation>
    </message>
    <message>
        <source>None is nearly empty.</source>
        <translation>Geen enkele is bijna leeg.</translation>
    </message>
    <message>
        <source>All %2 are connected.</source>
        <translation>Alle %2 zijn verbonden.</translation>
    </message>
    <message>
        <source>Other stations that keep the ledger: %1.</source>
        <translation>Ook op andere stations: %1.</translation>
    </message>
    <message>
        <source>The settings ask for none.</source>
        <translation>De instellingen vragen er geen.</translation>
    </message>
    <message>
        <source>It follows the assembly.</source>
        <translation>Zij volgt de vergadering.</translation>
    </message>
    <message>
        <source>Nobody voted in it: nothing was tried.</source>
        <translation>Niemand stemde mee: er is niets geprobeerd.</translation>
    </message>
    <message>
        <source>There was none yet.</source>
        <translation>Die is er nog niet geweest.</translation>
    </message>
    <message>
        <source>%1 of %2 have not answered yet.</source>
        <translation>%1 van %2 hebben nog niet geantwoord.</translation>
    </message>
    <message>
        <source>None is handed out.</source>
        <translation>Er is er nog geen uitgereikt.</translation>
    </message>
    <message>
        <source>%1 of %2 are nearly empty.</source>
        <translation>%1 van %2 zijn bijna leeg.</translation>
    </message>
    <message>
        <source>%1 of %2 lost.</source>
        <translation>%1 van %2 niet meer verbonden.</translation>
    </message>
    <message>
        <source>None is connected.</source>
        <translation>Er is er geen verbonden.</translation>
    </message>
    <message>
        <source>No other station keeps the ledger.</source>
        <translation>Geen ander station houdt het logboek bij.</translation>
    </message>
    <message>
        <source>No committee follows the assembly.</source>
        <translation>Er volgt geen commissie de vergadering.</translation>
    </message>
    <message>
        <source>Announce weighted poll</source>
        <translation>Gewogen stemming aankondigen</translation>
    </message>
    <message>
        <source>Open poll</source>
        <translation>Stemming openen</translation>
    </message>
    <message>
        <source>Open without countdown</source>
        <translation>Openen zonder aftellen</translation>
    </message>
    <message>
        <source>Interrupt poll</source>
        <translation>Stemming onderbreken</translation>
    </message>
    <message>
        <source>Resume poll</source>
        <translation>Stemming hervatten</translation>
    </message>
    <message>
        <source>Close poll</source>
        <translation>Stemming sluiten</translation>
    </message>
    <message>
        <source>The poll is closing</source>
        <translation>De stemming sluit</translation>
    </message>
    <message>
        <source>Declare and show result</source>
        <translation>Uitslag vaststellen en tonen</translation>
    </message>
    <message>
        <source>Adopted by acclamation</source>
        <translation>Bij acclamatie aangenomen</translation>
    </message>
    <message>
        <source>Objection: weighted poll</source>
        <translation>Bezwaar: toch stemmen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Hold over</source>
        <translation>Aanhouden</translation>
    </message>
    <message>
        <source>Result contested</source>
        <translation>Uitslag betwist</translation>
    </message>
    <message>
        <source>Contest not supported</source>
        <translation>Betwisting niet gesteund</translation>
    </message>
    <message>
        <source>Declare poll void</source>
        <translation>Stemming laten vervallen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Uitslag</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Meer tijd</translation>
    </message>
    <message>
        <source>Who has not voted</source>
        <translation>Wie nog niet stemde</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>Hoofdelijke stemming</translation>
    </message>
    <message>
        <source>Roll call is under way</source>
        <translation>Hoofdelijke stemming loopt</translation>
    </message>
    <message>
        <source>Close roll call</source>
        <translation>Hoofdelijke stemming sluiten</translation>
    </message>
    <message>
        <source>The committee is counting</source>
        <translation>De commissie telt na</translation>
    </message>
    <message>
        <source>Declare in other words</source>
        <translation>Verklaren in andere woorden</translation>
    </message>
    <message>
        <source>Draw the lot</source>
        <translation>Loten</translation>
    </message>
    <message>
        <source>Take off the agenda</source>
        <translation>Van de agenda</translation>
    </message>
    <message>
        <source>Insert motion</source>
        <translation>Motie invoegen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welkom</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>Stemming</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Spreker</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Vingerafdruk</translation>
    </message>
    <message>
        <source>Voting behaviour</source>
        <translation>Stemgedrag</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprekers</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>Controlelijst</translation>
    </message>
    <message>
        <source>Go on with a point open</source>
        <translation>Doorgaan met een open punt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Close the assembly</source>
        <translation>Vergadering afsluiten</translation>
    </message>
    <message>
        <source>The assembly is closed</source>
        <translation>De vergadering is afgesloten</translation>
    </message>
    <message>
        <source>Who is in the chair?</source>
        <translation>Wie zit voor?</translation>
    </message>
    <message>
        <source>Announce test poll</source>
        <translation>Proefstemming aankondigen</translation>
    </message>
    <message>
        <source>Show result to the hall</source>
        <translation>Uitslag tonen aan de zaal</translation>
    </message>
    <message>
        <source>Every declaration carries the name of the chair.</source>
        <translation>Elke vaststelling draagt de naam van de voorzitter.</translation>
    </message>
    <message>
        <source>The hall sees the matter; what was declared before is final.</source>
        <translation>De zaal ziet het onderwerp; wat hiervoor is vastgesteld, staat dan vast.</translation>
    </message>
    <message>
        <source>The hall tries out the keypads; the votes do not count.</source>
        <translation>De zaal probeert de stemkastjes uit; de stemmen tellen niet mee.</translation>
    </message>
    <message>
        <source>The question goes to the keypads; voting is not open yet.</source>
        <translation>De vraag gaat naar de stemkastjes; er kan nog niet worden gestemd.</translation>
    </message>
    <message>
        <source>Voting begins now, in the whole hall.</source>
        <translation>Het stemmen begint nu, in de hele zaal.</translation>
    </message>
    <message>
        <source>Voting goes on; votes that were confirmed stand.</source>
        <translation>Het stemmen gaat verder; bevestigde stemmen blijven staan.</translation>
    </message>
    <message>
        <source>Voting ends now; what is under way still arrives.</source>
        <translation>Het stemmen stopt nu; wat onderweg is, komt nog binnen.</translation>
    </message>
    <message>
        <source>Two stations enter what each municipality says.</source>
        <translation>Twee posten leggen vast wat elke gemeente zegt.</translation>
    </message>
    <message>
        <source>Everybody was called and confirmed.</source>
        <translation>Iedereen is opgeroepen en bevestigd.</translation>
    </message>
    <message>
        <source>The last votes are coming in; this takes a second at most.</source>
        <translation>De laatste stemmen komen binnen; dit duurt hooguit een seconde.</translation>
    </message>
    <message>
        <source>You can declare the result once the committee releases it.</source>
        <translation>U kunt de uitslag verklaren zodra de commissie hem vrijgeeft.</translation>
    </message>
    <message>
        <source>The votes are equal: in this assembly the lot decides.</source>
        <translation>De stemmen staken: in deze vergadering beslist het lot.</translation>
    </message>
    <message>
        <source>The declaration of the chair is decisive; the hall sees the result.</source>
        <translation>Het oordeel van de voorzitter is beslissend; de zaal ziet de uitslag.</translation>
    </message>
    <message>
        <source>The hall sees the percentage, marked as a test.</source>
        <translation>De zaal ziet het percentage, gemerkt als proef.</translation>
    </message>
    <message>
        <source>The check list has an open point: solve it, or say why you go on.</source>
        <translation>Op de controlelijst staat een punt open: los het op, of zeg waarom u doorgaat.</translation>
    </message>
    <message>
        <source>The result is contested: a new poll is held.</source>
        <translation>De uitslag is betwist: er volgt een nieuwe stemming.</translation>
    </message>
    <message>
        <source>Everything was handled. After this nothing can be recorded.</source>
        <translation>Alles is behandeld. Hierna kan niets meer worden vastgelegd.</translation>
    </message>
    <message>
        <source>Nothing more can be recorded.</source>
        <translation>Er kan niets meer worden vastgelegd.</translation>
    </message>
    <message>
        <source>No matter was called yet</source>
        <translation>Er is nog niets aan de orde gesteld</translation>
    </message>
    <message>
        <source>Agenda item %1</source>
        <translation>Agendapunt %1</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>Ronde %1</translation>
    </message>
    <message>
        <source>Moved by %1</source>
        <translation>Ingediend door %1</translation>
    </message>
    <message>
        <source>The board advises: %1</source>
        <translation>Preadvies bestuur: %1</translation>
    </message>
    <message>
        <source>Required: %1</source>
        <translation>Nodig: %1</translation>
    </message>
    <message>
        <source>Also possible now</source>
        <translation>Kan nu ook</translation>
    </message>
    <message>
        <source>Votes in</source>
        <translation>Binnengekomen stemmen</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>PROEF</translation>
    </message>
    <message>
        <source>of %1 municipalities</source>
        <translation>van %1 gemeenten</translation>
    </message>
    <message>
        <source>of %1 votes</source>
        <translation>van %1 stemmen</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>zonder aftellen</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>seconden</translation>
    </message>
    <message>
        <source>The hall sees now</source>
        <translation>De zaal ziet nu</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nog niemand</translation>
    </message>
    <message>
        <source>In the chair: %1</source>
        <translation>Voorzitter: %1</translation>
    </message>
    <message>
        <source>Present: %1 of %2 municipalities, %3 of %4 votes</source>
        <translation>Aanwezig: %1 van %2 gemeenten, %3 van %4 stemmen</translation>
    </message>
    <message>
        <source>Fingerprint of the first %1 entries: %2</source>
        <translation>Vingerafdruk van de eerste %1 regels: %2</translation>
    </message>
    <message>
        <source>No connection with the hall: this is the last known state.</source>
        <translation>Geen verbinding met de zaalserver: dit is de laatst bekende stand.</translation>
    </message>
    <message>
        <source>%1: why you go on without it, in words that the record will have</source>
        <translation>%1: waarom u toch doorgaat, in woorden die in het proces-verbaal komen</translation>
    </message>
    <message>
        <source>Name of the chair from now on</source>
        <translation>Naam van de voorzitter vanaf nu</translation>
    </message>
    <message>
        <source>Question of the test poll</source>
        <translation>Vraag van de proefstemming</translation>
    </message>
    <message>
        <source>Reason, in words that the record will have</source>
        <translation>Reden, in de woorden die in het verslag komen</translation>
    </message>
    <message>
        <source>Why not by keypad, in words that the record will have</source>
        <translation>Waarom niet met stemkastjes, in woorden voor het verslag</translation>
    </message>
    <message>
        <source>the keypads do not work</source>
        <translation>de stemkastjes werken niet</translation>
    </message>
    <message>
        <source>There will be no vote on this.</source>
        <translation>Hierover wordt niet gestemd.</translation>
    </message>
    <message>
        <source>What the hall reads</source>
        <translation>Wat de zaal leest</translation>
    </message>
    <message>
        <source>After this nothing can be recorded any more. This cannot be undone.</source>
        <translation>Hierna kan niets meer worden vastgelegd. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Present, did not vote</source>
        <translation>Aanwezig, niet gestemd</translation>
    </message>
    <message>
        <source>The hall sees this result.</source>
        <translation>De zaal ziet deze uitslag.</translation>
    </message>
    <message>
        <source>The hall does not see this result. A test poll decides nothing.</source>
        <translation>De zaal ziet deze uitslag niet. Een proefstemming beslist niets.</translation>
    </message>
    <message>
        <source>The hall sees something else now.</source>
        <translation>De zaal ziet nu iets anders.</translation>
    </message>
    <message>
        <source>The hall does not see this result yet.</source>
        <translation>De zaal ziet deze uitslag nog niet.</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>aangenomen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworpen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gekozen</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>onbeslist</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>ingetrokken</translation>
    </message>
    <message>
        <source>held over</source>
        <translation>aangehouden</translation>
    </message>
    <message>
        <source>off the agenda</source>
        <translation>van de agenda</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesloten</translation>
    </message>
    <message>
        <source>Not announced</source>
        <translation>Nog niet aangekondigd</translation>
    </message>
    <message>
        <source>Announced, not open yet</source>
        <translation>Aangekondigd, nog niet open</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>De stemming is open</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>De stemming is onderbroken</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>De stemming sluit</translation>
    </message>
    <message>
        <source>Closed, not declared</source>
        <translation>Gesloten, nog niet vastgesteld</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Vastgesteld</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Betwist</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Vervallen</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Staat vast</translation>
    </message>
    <message>
        <source>It comes under the item at hand and is called at once.</source>
        <translation>Zij komt onder het agendapunt dat aan de orde is en komt meteen aan de orde.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>The words that are put to the vote</source>
        <translation>De woorden waarover gestemd wordt</translation>
    </message>
    <message>
        <source>Moved by (municipalities, with commas between)</source>
        <translation>Ingediend door (gemeenten, met komma&apos;s ertussen)</translation>
    </message>
    <message>
        <source>How many seconds from now?</source>
        <translation>Hoeveel seconden vanaf nu?</translation>
    </message>
    <message>
        <source>The words with which the chair declares the result; the record will have them.</source>
        <translation>De woorden waarmee de voorzitter de uitslag vaststelt; zo komen zij in het verslag.</translation>
    </message>
    <message>
        <source>The lot follows from what stands here, and both lines are recorded: anybody can draw again. Throw dice in the hall and type what they show, or leave what this computer made.</source>
        <translation>Het lot volgt uit wat hier staat, en beide regels worden vastgelegd: iedereen kan de trekking overdoen. Gooi in de zaal met dobbelstenen en typ wat ze tonen, of laat staan wat deze computer maakte.</translation>
    </message>
    <message>
        <source>What was thrown or drawn</source>
        <translation>Wat er gegooid of getrokken is</translation>
    </message>
    <message>
        <source>Where it comes from, in words that the record will have</source>
        <translation>Waar dat vandaan komt, in woorden voor het verslag</translation>
    </message>
    <message>
        <source>random numbers of this computer</source>
        <translation>toevalsgetallen van deze computer</translation>
    </message>
    <message>
        <source>%1 municipalities with %2 votes</source>
        <translation>%1 gemeenten met %2 stemmen</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minuten</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>onbeperkt</translation>
    </message>
    <message>
        <source>Speaking time</source>
        <translation>Spreektijd</translation>
    </message>
    <message>
        <source>Name, or empty</source>
        <translation>Naam, of leeg</translation>
    </message>
    <message>
        <source>Municipality, or for whom</source>
        <translation>Gemeente, of namens wie</translation>
    </message>
    <message>
        <source>announced beforehand</source>
        <translation>vooraf aangemeld</translation>
    </message>
    <message>
        <source>Give the floor</source>
        <translation>Geef het woord</translation>
    </message>
    <message>
        <source>Off the list</source>
        <translation>Van de lijst</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Op de lijst</translation>
    </message>
    <message>
        <source>Nobody has the floor</source>
        <translation>Niemand is aan het woord</translation>
    </message>
    <message>
        <source>Has the floor: %1</source>
        <translation>Aan het woord: %1</translation>
    </message>
    <message>
        <source> (spontaneous)</source>
        <translation> (spontaan)</translation>
    </message>
    <message>
        <source>Somebody asks for the floor</source>
        <translation>Iemand vraagt het woord</translation>
    </message>
    <message>
        <source>Go on without…</source>
        <translation>Toch doorgaan…</translation>
    </message>
    <message>
        <source>Go on without: %1</source>
        <translation>Toch doorgaan: %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 en nog %2</translation>
    </message>
    <message>
        <source>Before the first poll</source>
        <translation>Vóór de eerste stemming</translation>
    </message>
    <message>
        <source>One point is open. The first poll waits for it.</source>
        <translation>Er staat één punt open. De eerste stemming wacht erop.</translation>
    </message>
    <message>
        <source>%1 points are open. The first poll waits for them.</source>
        <translation>Er staan %1 punten open. De eerste stemming wacht erop.</translation>
    </message>
    <message>
        <source>Everything is in order or was waived.</source>
        <translation>Alles is in orde of overgeslagen.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Alles is in orde.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Enter is always the one next thing: what the large button says.</source>
        <translation>Enter is altijd de volgende stap: wat op de grote knop staat.</translation>
    </message>
    <message>
        <source>A key does nothing while the rules do not allow its action.</source>
        <translation>Een toets doet niets zolang de regels de handeling niet toelaten.</translation>
    </message>
    <message>
        <source>The matter and its poll</source>
        <translation>Het punt en de stemming</translation>
    </message>
    <message>
        <source>The agenda</source>
        <translation>De agenda</translation>
    </message>
    <message>
        <source>What the hall sees</source>
        <translation>Wat de zaal ziet</translation>
    </message>
    <message>
        <source>The chair</source>
        <translation>De voorzitter</translation>
    </message>
    <message>
        <source>In the lists</source>
        <translation>In de lijsten</translation>
    </message>
    <message>
        <source>Agenda: take several proposals together</source>
        <translation>Agenda: meer voorstellen samen nemen</translation>
    </message>
    <message>
        <source>Ctrl+Space, then F2</source>
        <translation>Ctrl+Spatie, dan F2</translation>
    </message>
    <message>
        <source>Speakers: give the floor</source>
        <translation>Sprekers: het woord geven</translation>
    </message>
    <message>
        <source>Speakers: off the list</source>
        <translation>Sprekers: van de lijst</translation>
    </message>
    <message>
        <source>Put a list away</source>
        <translation>Een lijst sluiten</translation>
    </message>
    <message>
        <source>the hall sees %1 again</source>
        <translation>de zaal ziet weer %1</translation>
    </message>
    <message>
        <source>voting goes on without countdown</source>
        <translation>het stemmen gaat verder, zonder aftellen</translation>
    </message>
    <message>
        <source>the agenda in the order that it had</source>
        <translation>de agenda in de volgorde die zij had</translation>
    </message>
    <message>
        <source>%1 is in the chair again</source>
        <translation>%1 zit weer voor</translation>
    </message>
    <message>
        <source>%1 goes off the list of speakers</source>
        <translation>%1 gaat van de sprekerslijst</translation>
    </message>
    <message>
        <source>%1 comes last on the list of speakers</source>
        <translation>%1 komt achteraan op de sprekerslijst</translation>
    </message>
    <message>
        <source>voting is interrupted again</source>
        <translation>de stemming wordt weer onderbroken</translation>
    </message>
    <message>
        <source>voting goes on, %1 seconds from now</source>
        <translation>het stemmen gaat verder, nog %1 seconden</translation>
    </message>
    <message>
        <source>the countdown begins anew with %1 seconds</source>
        <translation>het aftellen begint opnieuw met %1 seconden</translation>
    </message>
    <message>
        <source>the welcome</source>
        <translation>het welkom</translation>
    </message>
    <message>
        <source>the matter</source>
        <translation>het onderwerp</translation>
    </message>
    <message>
        <source>the poll</source>
        <translation>de stemming</translation>
    </message>
    <message>
        <source>the result</source>
        <translation>de uitslag</translation>
    </message>
    <message>
        <source>the break</source>
        <translation>de pauze</translation>
    </message>
    <message>
        <source>the speaker</source>
        <translation>de spreker</translation>
    </message>
    <message>
        <source>‘%1’ is at hand again</source>
        <translation>‘%1’ is weer aan de orde</translation>
    </message>
    <message>
        <source>‘%1’ is withdrawn</source>
        <translation>‘%1’ wordt ingetrokken</translation>
    </message>
    <message>
        <source>‘%1’ is on the agenda again</source>
        <translation>‘%1’ staat weer op de agenda</translation>
    </message>
    <message>
        <source>‘%1’ leaves the agenda again</source>
        <translation>‘%1’ gaat weer van de agenda</translation>
    </message>
    <message>
        <source>the voting behaviour</source>
        <translation>het stemgedrag</translation>
    </message>
    <message>
        <source>the fingerprint</source>
        <translation>de vingerafdruk</translation>
    </message>
    <message>
        <source>the message ‘%1’</source>
        <translation>het bericht ‘%1’</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Er is niets om ongedaan te maken.</translation>
    </message>
    <message>
        <source>Nothing to undo: it was changed again since.</source>
        <translation>Niet ongedaan te maken: het is daarna weer veranderd.</translation>
    </message>
    <message>
        <source>The assembly is closed: nothing can be recorded any more.</source>
        <translation>De vergadering is gesloten: er kan niets meer worden vastgelegd.</translation>
    </message>
    <message>
        <source>An agenda item stays; pass it over if it is not needed.</source>
        <translation>Een agendapunt blijft staan; sla het over als het niet nodig is.</translation>
    </message>
    <message>
        <source>This was the first matter: call another one instead.</source>
        <translation>Dit was het eerste punt: stel in plaats daarvan een ander aan de orde.</translation>
    </message>
    <message>
        <source>Calling this matter made the result before it final.</source>
        <translation>Door dit punt aan de orde te stellen is de vorige uitslag definitief.</translation>
    </message>
    <message>
        <source>The matter before this one is decided: call another one instead.</source>
        <translation>Over het vorige punt is besloten: stel in plaats daarvan een ander aan de orde.</translation>
    </message>
    <message>
        <source>Nobody was in the chair before: enter another name with F12.</source>
        <translation>Er was nog geen voorzitter: vul met F12 een andere naam in.</translation>
    </message>
    <message>
        <source>What the hall saw before is over: choose what it sees now.</source>
        <translation>Wat de zaal eerder zag is voorbij: kies wat zij nu ziet.</translation>
    </message>
    <message>
        <source>An announced poll is not undone: declare it void, with a reason (Ctrl+F9).</source>
        <translation>Een aangekondigde stemming kan niet ongedaan: laat haar vervallen, met een reden (Ctrl+F9).</translation>
    </message>
    <message>
        <source>An open poll is not undone: interrupt it (F6), or declare it void (Ctrl+F9).</source>
        <translation>Een open stemming kan niet ongedaan: onderbreek haar (F6), of laat haar vervallen (Ctrl+F9).</translation>
    </message>
    <message>
        <source>A closed poll is not undone: declare it void, with a reason (Ctrl+F9).</source>
        <translation>Een gesloten stemming kan niet ongedaan: laat haar vervallen, met een reden (Ctrl+F9).</translation>
    </message>
    <message>
        <source>A poll that is void stays so: announce it anew.</source>
        <translation>Een vervallen stemming blijft vervallen: kondig haar opnieuw aan.</translation>
    </message>
    <message>
        <source>A declared result stands; it can be contested until the next matter (F9).</source>
        <translation>Een uitgesproken uitslag staat; betwisten kan tot het volgende punt (F9).</translation>
    </message>
    <message>
        <source>An acclamation stands; an objection makes it a weighted poll (F4).</source>
        <translation>Een acclamatie staat; bij bezwaar komt er een gewogen stemming (F4).</translation>
    </message>
    <message>
        <source>An objection stands: there will be a weighted poll.</source>
        <translation>Een bezwaar staat: er komt een gewogen stemming.</translation>
    </message>
    <message>
        <source>A contest stands, unless the meeting does not support it (Shift+F9).</source>
        <translation>Een betwisting staat, tenzij de vergadering haar niet steunt (Shift+F9).</translation>
    </message>
    <message>
        <source>The declaration stands; it can be contested anew (F9).</source>
        <translation>Het oordeel van de voorzitter staat; opnieuw betwisten kan (F9).</translation>
    </message>
    <message>
        <source>A lot is drawn once.</source>
        <translation>Het lot wordt één keer getrokken.</translation>
    </message>
    <message>
        <source>What was entered is mended in the window of the roll call.</source>
        <translation>Wat is ingevoerd, herstelt u in het venster van de hoofdelijke stemming.</translation>
    </message>
    <message>
        <source>A waived point stays waived, with its reason; it may still be solved.</source>
        <translation>Een overgeslagen punt blijft overgeslagen, met de reden; oplossen mag nog steeds.</translation>
    </message>
    <message>
        <source>Choose on the agenda what this is about; with Ctrl more than one.</source>
        <translation>Kies eerst in de agenda waar dit over gaat; met Ctrl meer dan één.</translation>
    </message>
    <message>
        <source>Nothing of this is to be decided: pass the item over.</source>
        <translation>Hierbij valt niets te besluiten: sla het punt over.</translation>
    </message>
    <message>
        <source>Only proposals of one agenda item go together in this.</source>
        <translation>Alleen voorstellen van één agendapunt gaan hierin samen.</translation>
    </message>
</context>
</TS>
