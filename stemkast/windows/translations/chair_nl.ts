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
        <source>Message</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprekers</translation>
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
        <source>There will be no vote on this. This cannot be undone.</source>
        <translation>Hierover wordt niet gestemd. Dit kan niet ongedaan worden gemaakt.</translation>
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
        <source>Where the chance comes from, in words that the record will have</source>
        <translation>Waar het toeval vandaan komt, in woorden voor het verslag</translation>
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
</context>
</TS>
