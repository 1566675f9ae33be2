<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>HallSays</name>
    <message>
        <source>it answers at %1, and shows everybody %2 entries.</source>
        <translation>hij antwoordt op %1, en toont iedereen %2 regels.</translation>
    </message>
    <message>
        <source>the hall does not know it; let this computer in with a code.</source>
        <translation>de zaal kent het niet; laat deze computer met een code toe.</translation>
    </message>
    <message>
        <source>this is %1 (%2); the ledger has %3 entries.</source>
        <translation>dit is %1 (%2); het logboek heeft %3 regels.</translation>
    </message>
    <message>
        <source>there are none (HTTP %1); the hall may be an older one.</source>
        <translation>die zijn er niet (HTTP %1); misschien is het een oudere zaal.</translation>
    </message>
    <message>
        <source>%1 votes accepted, %2 refused, %3 frames of noise since the hall started; a poll is open.</source>
        <translation>%1 stemmen aanvaard, %2 geweigerd, %3 stoorsignalen sinds de zaal begon; er is een stemming open.</translation>
    </message>
    <message>
        <source>%1 votes accepted, %2 refused, %3 frames of noise since the hall started; no poll is open.</source>
        <translation>%1 stemmen aanvaard, %2 geweigerd, %3 stoorsignalen sinds de zaal begon; er is geen stemming open.</translation>
    </message>
    <message>
        <source>%1 times the ledger could not be written; look at the disk.</source>
        <translation>%1 keer kon het logboek niet worden geschreven; kijk naar de schijf.</translation>
    </message>
    <message>
        <source>%1 of %2 batches took longer than 40 ms to reach the disk; use a faster disk, or stop what else writes there.</source>
        <translation>%1 van %2 keer duurde schrijven langer dan 40 ms; neem een snellere schijf, of stop wat daar nog meer schrijft.</translation>
    </message>
    <message>
        <source>%1 entries; %2 batches, %3 ms to disk on average.</source>
        <translation>%1 regels; %2 keer geschreven, gemiddeld in %3 ms.</translation>
    </message>
    <message>
        <source>%1 base stations answer, %2 stations follow; look at power and cable of the base stations, and at their hosts.</source>
        <translation>%1 basisstations antwoorden, %2 stations volgen; kijk naar stroom en kabel van de basisstations, en naar de computers waar ze aan hangen.</translation>
    </message>
    <message>
        <source>%1 base stations answer, %2 stations follow, %3 lines are lent; look at power and cable of the base stations, and at their hosts.</source>
        <translation>%1 basisstations antwoorden, %2 stations volgen, %3 lijnen zijn uitgeleend; kijk naar stroom en kabel van de basisstations, en naar de computers waar ze aan hangen.</translation>
    </message>
    <message>
        <source>%1 base stations answer, %2 stations follow, %3 lines are lent.</source>
        <translation>%1 basisstations antwoorden, %2 stations volgen, %3 lijnen zijn uitgeleend.</translation>
    </message>
    <message>
        <source>%1 base stations answer, %2 stations follow.</source>
        <translation>%1 basisstations antwoorden, %2 stations volgen.</translation>
    </message>
    <message>
        <source>below 20 percent: %1; charge or change them.</source>
        <translation>onder 20 procent: %1; laad ze op of ruil ze.</translation>
    </message>
    <message>
        <source>%1 keypads said how they are, none is low.</source>
        <translation>%1 stemkastjes zeiden hoe het met ze is; geen batterij is bijna leeg.</translation>
    </message>
    <message>
        <source>nothing answers at %1; look whether it is served, and at the network.</source>
        <translation>op %1 antwoordt niets; kijk of de zaal draait, en naar het netwerk.</translation>
    </message>
    <message>
        <source>what answers at %1 does not answer as a hall does.</source>
        <translation>wat op %1 antwoordt, antwoordt niet zoals een zaal.</translation>
    </message>
    <message>
        <source>it is valid until %1, %2 days.</source>
        <translation>het is geldig tot %1, nog %2 dagen.</translation>
    </message>
    <message>
        <source>it is another one (%1); this is not your hall.</source>
        <translation>het is een ander (%1); dit is niet uw zaal.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 is niet te lezen: %2</translation>
    </message>
    <message>
        <source>entry %1 of %2 breaks the rules: %3; leave this copy out</source>
        <translation>regel %1 van %2 is in strijd met de regels: %3; laat deze kopie weg</translation>
    </message>
    <message>
        <source>%1 does not fit the last checkpoint that the hall signed; leave this copy out</source>
        <translation>%1 past niet bij het laatste dat de zaal ondertekende; laat deze kopie weg</translation>
    </message>
    <message>
        <source>%1 and %2 differ from entry %3 on: the hall told two histories; show both to the committee before either is taken</source>
        <translation>%1 en %2 verschillen vanaf regel %3: de zaal vertelde twee geschiedenissen; laat beide aan de commissie zien voordat er een wordt gekozen</translation>
    </message>
    <message>
        <source>these words are not the succession key of this assembly</source>
        <translation>deze woorden zijn niet de opvolgsleutel van deze vergadering</translation>
    </message>
    <message>
        <source>no copy holds a %1 for this key; without it keypads cannot be answered</source>
        <translation>geen kopie heeft een %1 voor deze sleutel; zonder kan de zaal stemkastjes niet antwoorden</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>kan niet bereikbaar zijn op %1: %2</translation>
    </message>
    <message>
        <source>the hall server ended without a word</source>
        <translation>de zaal is zonder een woord gestopt</translation>
    </message>
    <message>
        <source>the hall does not answer</source>
        <translation>de zaal antwoordt niet</translation>
    </message>
    <message>
        <source>this token is not known here</source>
        <translation>dit station is hier niet bekend</translation>
    </message>
    <message>
        <source>there is no station %1</source>
        <translation>er is geen station %1</translation>
    </message>
    <message>
        <source>hall</source>
        <translation>zaal</translation>
    </message>
    <message>
        <source>token</source>
        <translation>toegang</translation>
    </message>
    <message>
        <source>votes</source>
        <translation>stemmen</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schrijven</translation>
    </message>
    <message>
        <source>stations</source>
        <translation>stations</translation>
    </message>
    <message>
        <source>batteries</source>
        <translation>batterijen</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>certificaat</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>cijfers</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>the file is empty</source>
        <translation>het bestand is leeg</translation>
    </message>
    <message>
        <source>this file is larger than 5 MB; a list of municipalities is not</source>
        <translation>dit bestand is groter dan 5 MB; een lijst van gemeenten is dat niet</translation>
    </message>
    <message>
        <source>this is a file of an old Excel (.xls); save it as .xlsx or as CSV</source>
        <translation>dit is een bestand van een oude Excel (.xls); bewaar het als .xlsx of als CSV</translation>
    </message>
    <message>
        <source>this is a PDF; ask for the list as Excel or as CSV</source>
        <translation>dit is een PDF; vraag de lijst als Excel of als CSV</translation>
    </message>
    <message>
        <source>this file has more than 20,000 rows; a list of municipalities has not</source>
        <translation>dit bestand heeft meer dan 20.000 rijen; een lijst van gemeenten heeft dat niet</translation>
    </message>
    <message>
        <source>this file is in UTF-16; save it as CSV in UTF-8, or as .xlsx</source>
        <translation>dit bestand is in UTF-16; bewaar het als CSV in UTF-8, of als .xlsx</translation>
    </message>
    <message>
        <source>this is no text and no Excel file</source>
        <translation>dit is geen tekst en geen Excel-bestand</translation>
    </message>
    <message>
        <source>this Excel file unpacks to more than 100 MB; a list of municipalities does not</source>
        <translation>dit Excel-bestand wordt uitgepakt groter dan 100 MB; een lijst van gemeenten niet</translation>
    </message>
    <message>
        <source>this Excel file cannot be read; open it, and save it again as .xlsx or as CSV</source>
        <translation>dit Excel-bestand is niet te lezen; open het, en bewaar het opnieuw als .xlsx of als CSV</translation>
    </message>
    <message>
        <source>holds a formula; paste its value instead</source>
        <translation>bevat een formule; plak in plaats daarvan de waarde</translation>
    </message>
    <message>
        <source>this is no CSV: %1</source>
        <translation>dit is geen CSV: %1</translation>
    </message>
    <message>
        <source>no column is called %1</source>
        <translation>geen kolom heet %1</translation>
    </message>
    <message>
        <source>this is no ledger of an assembly</source>
        <translation>dit is geen logboek van een vergadering</translation>
    </message>
    <message>
        <source>this ledger holds no register</source>
        <translation>in dit logboek staat geen register</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in row %2 too</source>
        <translation>&apos;%1&apos; staat ook in rij %2</translation>
    </message>
    <message>
        <source>is not a known column</source>
        <translation>is geen bekende kolom</translation>
    </message>
    <message>
        <source>no column has CBS codes (cbs_code); for a StatLine export choose the topic &apos;Koppelvariabele regio code&apos; too</source>
        <translation>geen kolom heeft CBS-codes (cbs_code); kies bij een export van StatLine ook het onderwerp &apos;Koppelvariabele regio code&apos;</translation>
    </message>
    <message>
        <source>no column has the names of the municipalities (name, or Regio&apos;s in a StatLine export)</source>
        <translation>geen kolom heeft de namen van de gemeenten (name, of Regio&apos;s in een export van StatLine)</translation>
    </message>
    <message>
        <source>no column has the population (population, or Totale bevolking in a StatLine export)</source>
        <translation>geen kolom heeft de inwoners (population, of Totale bevolking in een export van StatLine)</translation>
    </message>
    <message>
        <source>another column has %1 already</source>
        <translation>een andere kolom heeft al %1</translation>
    </message>
    <message>
        <source>there are figures of %1; a register has one</source>
        <translation>er zijn cijfers van %1; een register heeft er één</translation>
    </message>
    <message>
        <source>there are figures of %1; a register has one date</source>
        <translation>er zijn cijfers van %1; een register heeft één datum</translation>
    </message>
    <message>
        <source>%1 fields where the header has %2</source>
        <translation>%1 velden waar de kop er %2 heeft</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a date or a year</source>
        <translation>&apos;%1&apos; is geen datum en geen jaar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a CBS code such as GM0344</source>
        <translation>&apos;%1&apos; is geen CBS-code zoals GM0344</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the total</source>
        <translation>&apos;%1&apos; is niet het totaal</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is negative</source>
        <translation>&apos;%1&apos; is negatief</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number</source>
        <translation>&apos;%1&apos; is geen geheel getal</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a code, a name and a number (GM0501 Brielle 17704)</source>
        <translation>&apos;%1&apos; is geen code, naam en getal (GM0501 Brielle 17704)</translation>
    </message>
    <message>
        <source>the parts add up to %1, the population is %2</source>
        <translation>de delen zijn samen %1, de inwoners zijn er %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; counts in row %2 too</source>
        <translation>&apos;%1&apos; telt ook mee in rij %2</translation>
    </message>
    <message>
        <source>there is no municipality in this file</source>
        <translation>in dit bestand staat geen gemeente</translation>
    </message>
    <message>
        <source>the file does not say of which date its figures are</source>
        <translation>het bestand zegt niet van welke datum de cijfers zijn</translation>
    </message>
    <message>
        <source>this JSON is no agenda: %1</source>
        <translation>deze JSON is geen agenda: %1</translation>
    </message>
    <message>
        <source>there is no agenda item in this file</source>
        <translation>in dit bestand staat geen agendapunt</translation>
    </message>
    <message>
        <source>agenda item %1 stands above already</source>
        <translation>agendapunt %1 staat hierboven al</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no kind of item or proposal</source>
        <translation>&apos;%1&apos; is geen soort agendapunt of voorstel</translation>
    </message>
    <message>
        <source>there is no agenda item %1 above this row</source>
        <translation>boven deze rij staat geen agendapunt %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no majority such as 2/3 or meer dan de helft</source>
        <translation>&apos;%1&apos; is geen meerderheid zoals 2/3 of meer dan de helft</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no moment such as 2023-06-01 12:30</source>
        <translation>&apos;%1&apos; is geen moment zoals 2023-06-01 12:30</translation>
    </message>
    <message>
        <source>a choice has two to eight different options</source>
        <translation>een keuze heeft twee tot acht verschillende opties</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no advice: overnemen, aanhouden, ontraden</source>
        <translation>&apos;%1&apos; is geen preadvies: overnemen, aanhouden, ontraden</translation>
    </message>
    <message>
        <source>an amendment names a proposal above it, and its changed text</source>
        <translation>een amendement noemt een voorstel erboven, en de gewijzigde tekst</translation>
    </message>
    <message>
        <source>the amendment &apos;%1&apos; was handed in too late (%2) and is inadmissible</source>
        <translation>het amendement &apos;%1&apos; is te laat ingediend (%2) en niet ontvankelijk</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was handed in late (%2)</source>
        <translation>&apos;%1&apos; is laat ingediend (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of &apos;%2&apos; is no municipality of the register</source>
        <translation>&apos;%1&apos; bij &apos;%2&apos; is geen gemeente uit het register</translation>
    </message>
    <message>
        <source>no municipality is named</source>
        <translation>er is geen gemeente genoemd</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the register</source>
        <translation>&apos;%1&apos; staat niet in het register</translation>
    </message>
    <message>
        <source>%1 is &apos;%2&apos; in the register, not &apos;%3&apos;</source>
        <translation>%1 is in het register &apos;%2&apos;, niet &apos;%3&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in row %2 too, with somebody else; neither counts</source>
        <translation>&apos;%1&apos; staat ook in rij %2, met iemand anders; geen van beide telt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no role of a representative: burgemeester, wethouder, secretaris, griffier, raadslid</source>
        <translation>&apos;%1&apos; is geen functie van een vertegenwoordiger: burgemeester, wethouder, secretaris, griffier, raadslid</translation>
    </message>
    <message>
        <source>keypad %1 has no key of 32 bytes in base64 or hexadecimal</source>
        <translation>stemkastje %1 heeft geen sleutel van 32 bytes in base64 of hexadecimaal</translation>
    </message>
    <message>
        <source>keypad %1 has no certificate in base64</source>
        <translation>stemkastje %1 heeft geen certificaat in base64</translation>
    </message>
    <message>
        <source>keypad %1 stands in row %2 too</source>
        <translation>stemkastje %1 staat ook in rij %2</translation>
    </message>
    <message>
        <source>keypad %1 is enrolled already, with another key</source>
        <translation>stemkastje %1 is al aangemeld, met een andere sleutel</translation>
    </message>
    <message>
        <source>the certificate of keypad %1 is not one of this fleet</source>
        <translation>het certificaat van stemkastje %1 is niet van deze vloot</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Rij %1</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>kolom %1</translation>
    </message>
    <message>
        <source>This file cannot be used; nothing was taken from it.</source>
        <translation>Dit bestand is niet te gebruiken; er is niets uit overgenomen.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Overgeslagen: %1</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Read agenda…</source>
        <translation>Agenda inlezen…</translation>
    </message>
    <message>
        <source>Agendas (*.csv *.xlsx *.json);;All files (*)</source>
        <translation>Agenda&apos;s (*.csv *.xlsx *.json);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Nieuw agendapunt</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>Nieuw voorstel</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Record agenda</source>
        <translation>Agenda vastleggen</translation>
    </message>
    <message>
        <source>Why the agenda cannot be used</source>
        <translation>Waarom de agenda niet te gebruiken is</translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation>Overgeslagen rijen</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Aandachtspunten</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Movers</source>
        <translation>Indieners</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Preadvies</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>Meerderheid</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Motions and amendments until %1. A late amendment is inadmissible, a late motion is marked.</source>
        <translation>Moties en amendementen tot %1. Een laat amendement is niet ontvankelijk, een late motie wordt gemarkeerd.</translation>
    </message>
    <message>
        <source>Worth a look:</source>
        <translation>Aandachtspunten:</translation>
    </message>
    <message>
        <source>Recorded: %1 items, %2 proposals. Draft: %3 items, %4 proposals.</source>
        <translation>Vastgelegd: %1 agendapunten, %2 voorstellen. Concept: %3 agendapunten, %4 voorstellen.</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>vastgelegd</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>concept</translation>
    </message>
    <message>
        <source>late</source>
        <translation>laat</translation>
    </message>
    <message>
        <source>+ %1 supporters</source>
        <translation>+ %1 medeondersteuners</translation>
    </message>
    <message>
        <source>The file was not used; why stands on the page.</source>
        <translation>Het bestand is niet gebruikt; waarom staat op de pagina.</translation>
    </message>
    <message>
        <source>The file was read. Nothing is recorded yet.</source>
        <translation>Het bestand is gelezen. Er is nog niets vastgelegd.</translation>
    </message>
    <message>
        <source>Saved: %1 (files: %2)</source>
        <translation>Bewaard: %1 (bestanden: %2)</translation>
    </message>
    <message>
        <source>This was not done: %1</source>
        <translation>Dit is niet gedaan: %1</translation>
    </message>
    <message>
        <source>%1 was sent away.</source>
        <translation>%1 is weggestuurd.</translation>
    </message>
    <message>
        <source>This computer is the hall now, at %1. Stations and keypads follow.</source>
        <translation>Deze computer is nu de zaal, op %1. Stations en stemkastjes volgen.</translation>
    </message>
    <message>
        <source>This computer is the hall now. Stations find it by themselves within half a minute. One that does not: give this computer the address %1.</source>
        <translation>Deze computer is nu de zaal. Stations vinden haar vanzelf, binnen een halve minuut. Vindt er een haar niet: geef deze computer het adres %1.</translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation>Niet overgenomen: %1</translation>
    </message>
    <message>
        <source>All of it is recorded.</source>
        <translation>Alles is vastgelegd.</translation>
    </message>
    <message>
        <source>Recorded: %1 of %2; then it stopped. %3</source>
        <translation>Vastgelegd: %1 van %2; daarna is gestopt. %3</translation>
    </message>
    <message>
        <source>Name, date and place were fixed when this assembly was made.</source>
        <translation>Naam, datum en plaats zijn vastgelegd toen deze vergadering werd aangemaakt.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Handing in until</source>
        <translation>Indienen tot</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ga daarheen</translation>
    </message>
    <message>
        <source>All is ready: keypads can be handed out.</source>
        <translation>Alles is klaar: er kunnen stemkastjes worden uitgegeven.</translation>
    </message>
    <message>
        <source>To be done before keypads can be handed out: %1 of %2 done</source>
        <translation>Te doen voordat stemkastjes kunnen worden uitgegeven: %1 van %2 gedaan</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gedaan</translation>
    </message>
    <message>
        <source>to be done</source>
        <translation>te doen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>nine working days before</source>
        <translation>negen werkdagen ervoor</translation>
    </message>
    <message>
        <source>not counted: %1</source>
        <translation>niet meegeteld: %1</translation>
    </message>
    <message>
        <source>not adopted yet</source>
        <translation>nog niet vastgesteld</translation>
    </message>
    <message>
        <source>%1 municipalities, %2, population of %3</source>
        <translation>%1 gemeenten, %2, bevolking van %3</translation>
    </message>
    <message>
        <source>The one computer that decides. Every control station keeps a copy of its ledger.</source>
        <translation>De ene computer die beslist. Elk bedienstation bewaart een kopie van zijn logboek.</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>Zaal</translation>
    </message>
    <message>
        <source>Do without a second copy…</source>
        <translation>Zonder tweede kopie verder…</translation>
    </message>
    <message>
        <source>Take over as the hall…</source>
        <translation>De zaal overnemen…</translation>
    </message>
    <message>
        <source>Look whether all is well</source>
        <translation>Nagaan of alles in orde is</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>The hall answers. Epoch %1, %2 entries.</source>
        <translation>De zaal antwoordt. Tijdperk %1, %2 regels in het logboek.</translation>
    </message>
    <message>
        <source>The hall does not answer. It is tried again all the time.</source>
        <translation>De zaal antwoordt niet. Het wordt steeds opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>In this poll a keypad turns green once the hall itself keeps its vote.</source>
        <translation>In deze stemming wordt een stemkastje groen zodra de zaal zelf de stem bewaart.</translation>
    </message>
    <message>
        <source>A keypad turns green once the hall keeps its vote.</source>
        <translation>Een stemkastje wordt groen zodra de zaal de stem bewaart.</translation>
    </message>
    <message>
        <source>A keypad turns green once another station keeps its vote too.</source>
        <translation>Een stemkastje wordt groen zodra ook een ander station de stem bewaart.</translation>
    </message>
    <message>
        <source>No other station keeps the ledger now.</source>
        <translation>Geen ander station bewaart nu het logboek.</translation>
    </message>
    <message>
        <source>The ledger is kept too by: %1</source>
        <translation>Het logboek wordt ook bewaard door: %1</translation>
    </message>
    <message>
        <source>Leave this window open: the hall stops with it. Its folder is %1.</source>
        <translation>Laat dit venster open: de zaal stopt ermee. Haar map is %1.</translation>
    </message>
    <message>
        <source>This station is on the computer of the hall itself: it cannot take over from it.</source>
        <translation>Dit station staat op de computer van de zaal zelf: het kan er niet van overnemen.</translation>
    </message>
    <message>
        <source>Taking over is for when the hall&apos;s computer is gone. It answers, so it is not.</source>
        <translation>Overnemen is voor als de computer van de zaal weg is. Hij antwoordt, dus dat is hij niet.</translation>
    </message>
    <message>
        <source>If it does not come back: take the envelope with the 24 words, and turn the old computer off.</source>
        <translation>Komt hij niet terug: neem de envelop met de 24 woorden, en zet de oude computer uit.</translation>
    </message>
    <message>
        <source>✓ well</source>
        <translation>✓ goed</translation>
    </message>
    <message>
        <source>! attention</source>
        <translation>! aandacht</translation>
    </message>
    <message>
        <source>✗ broken</source>
        <translation>✗ stuk</translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation>Agendapunt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Into the draft</source>
        <translation>In het concept</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Only keypads that the factory certified for this fleet can be enrolled.</source>
        <translation>Alleen stemkastjes die de fabriek voor deze vloot heeft gecertificeerd kunnen worden aangemeld.</translation>
    </message>
    <message>
        <source>Keypads</source>
        <translation>Stemkastjes</translation>
    </message>
    <message>
        <source>Read list of the factory…</source>
        <translation>Lijst van de fabriek inlezen…</translation>
    </message>
    <message>
        <source>Lists (*.csv *.xlsx);;All files (*)</source>
        <translation>Lijsten (*.csv *.xlsx);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Enrol keypads</source>
        <translation>Stemkastjes aanmelden</translation>
    </message>
    <message>
        <source>Save label sheet…</source>
        <translation>Labelvel bewaren…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Why the list cannot be used</source>
        <translation>Waarom de lijst niet te gebruiken is</translation>
    </message>
    <message>
        <source>Enrol the keypad in the cradle</source>
        <translation>Stemkastje in de houder aanmelden</translation>
    </message>
    <message>
        <source>In the cradle now</source>
        <translation>Nu in de houder</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Zender</translation>
    </message>
    <message>
        <source>Yes key and display</source>
        <translation>Ja-toets en scherm</translation>
    </message>
    <message>
        <source>Voted</source>
        <translation>Gestemd</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Genuine and battery are tested in the cradle. Radio, keys and display are tested in use: a keypad with a municipality says how it hears its base station, its holder pressed yes to the name on the display, and voted in a test poll. Look at the letters on the display yourself: no wire can tell.</source>
        <translation>Echtheid en batterij worden in de houder getest. Zender, toetsen en scherm worden in gebruik getest: een stemkastje met een gemeente zegt hoe het zijn basisstation hoort, de houder drukte op ja bij de naam op het scherm, en stemde in een proefstemming. Kijk zelf naar de letters op het scherm: geen draad kan dat vertellen.</translation>
    </message>
    <message>
        <source>To be enrolled: %1. Enrolled already: %2.</source>
        <translation>Aan te melden: %1. Al aangemeld: %2.</translation>
    </message>
    <message>
        <source>%1 enrolled; passed every test: %2; failed one: %3</source>
        <translation>%1 aangemeld; voor elke test geslaagd: %2; voor een test gezakt: %3</translation>
    </message>
    <message>
        <source>No keypad. Place one to enrol or to test it.</source>
        <translation>Geen stemkastje. Plaats er een om het aan te melden of te testen.</translation>
    </message>
    <message>
        <source>proved its key</source>
        <translation>bewees zijn sleutel</translation>
    </message>
    <message>
        <source>is being asked to prove its key</source>
        <translation>moet zijn sleutel nog bewijzen</translation>
    </message>
    <message>
        <source>did not prove its key: do not use it</source>
        <translation>bewees zijn sleutel niet: gebruik het niet</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>aangemeld</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>niet aangemeld</translation>
    </message>
    <message>
        <source>battery %1 %</source>
        <translation>batterij %1 %</translation>
    </message>
    <message>
        <source>not tested in full</source>
        <translation>niet volledig getest</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>geslaagd</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gezakt</translation>
    </message>
    <message>
        <source>Who may vote for each municipality. Forms carry a signed QR code for the desk.</source>
        <translation>Wie voor elke gemeente mag stemmen. De formulieren dragen een ondertekende QR-code voor de stembalie.</translation>
    </message>
    <message>
        <source>Mandates</source>
        <translation>Machtigingen</translation>
    </message>
    <message>
        <source>Issue forms for all</source>
        <translation>Formulieren voor allen uitgeven</translation>
    </message>
    <message>
        <source>Save forms as PDF…</source>
        <translation>Formulieren bewaren als PDF…</translation>
    </message>
    <message>
        <source>Read returned mandates…</source>
        <translation>Ontvangen machtigingen inlezen…</translation>
    </message>
    <message>
        <source>Record mandates</source>
        <translation>Machtigingen vastleggen</translation>
    </message>
    <message>
        <source>Only municipalities without a mandate</source>
        <translation>Alleen gemeenten zonder machtiging</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
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
        <source>Role</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulier</translation>
    </message>
    <message>
        <source>Adopt the register first.</source>
        <translation>Stel eerst het register vast.</translation>
    </message>
    <message>
        <source>%1 of %2 municipalities have a mandate</source>
        <translation>%1 van de %2 gemeenten hebben een machtiging</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nog geen</translation>
    </message>
    <message>
        <source>To be recorded: %1, of which %2 in the place of an earlier one. Recorded already: %3.</source>
        <translation>Vast te leggen: %1, waarvan %2 in plaats van een eerdere. Al vastgelegd: %3.</translation>
    </message>
    <message>
        <source>Nobody is missing.</source>
        <translation>Niemand ontbreekt.</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> en nog %1</translation>
    </message>
    <message>
        <source>Missing (%1): %2</source>
        <translation>Ontbreekt (%1): %2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Busy: %1 of %2</source>
        <translation>Bezig: %1 van %2</translation>
    </message>
    <message>
        <source>Busy…</source>
        <translation>Bezig…</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Voorstel</translation>
    </message>
    <message>
        <source>Words put to the vote</source>
        <translation>Tekst die in stemming komt</translation>
    </message>
    <message>
        <source>Municipalities, with commas</source>
        <translation>Gemeenten, met komma&apos;s</translation>
    </message>
    <message>
        <source>Supporters</source>
        <translation>Medeondersteuners</translation>
    </message>
    <message>
        <source>Advice of the board</source>
        <translation>Preadvies</translation>
    </message>
    <message>
        <source>Required majority</source>
        <translation>Vereiste meerderheid</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opties</translation>
    </message>
    <message>
        <source>Only for a choice: with | between</source>
        <translation>Alleen bij een keuze: met | ertussen</translation>
    </message>
    <message>
        <source>Amends</source>
        <translation>Wijzigt</translation>
    </message>
    <message>
        <source>Changed text</source>
        <translation>Gewijzigde tekst</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Ingediend</translation>
    </message>
    <message>
        <source>Handed in late: it will be marked so.</source>
        <translation>Laat ingediend: het wordt zo gemarkeerd.</translation>
    </message>
    <message>
        <source>Type the words that are put to the vote.</source>
        <translation>Typ de tekst die in stemming komt.</translation>
    </message>
    <message>
        <source>A majority is written as 2/3 or “meer dan de helft”.</source>
        <translation>Een meerderheid wordt geschreven als 2/3 of “meer dan de helft”.</translation>
    </message>
    <message>
        <source>A moment is written as 2023-06-01 12:30.</source>
        <translation>Een moment wordt geschreven als 2023-06-01 12:30.</translation>
    </message>
    <message>
        <source>A choice has two to eight options.</source>
        <translation>Een keuze heeft twee tot acht opties.</translation>
    </message>
    <message>
        <source>An amendment says which proposal it changes, and the changed text.</source>
        <translation>Een amendement zegt welk voorstel het wijzigt, en de gewijzigde tekst.</translation>
    </message>
    <message>
        <source>An amendment that was handed in late is inadmissible.</source>
        <translation>Een amendement dat te laat is ingediend is niet ontvankelijk.</translation>
    </message>
    <message>
        <source>Inhabitants by CBS, on 1 January of the year before; the weights follow from them.</source>
        <translation>Inwoners volgens het CBS, op 1 januari van het jaar ervoor; daaruit volgen de stemmen.</translation>
    </message>
    <message>
        <source>CSV of CBS (*.csv);;All files (*)</source>
        <translation>CSV van het CBS (*.csv);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Read register…</source>
        <translation>Register inlezen…</translation>
    </message>
    <message>
        <source>Compare with last time…</source>
        <translation>Vergelijken met vorige keer…</translation>
    </message>
    <message>
        <source>Register or ledger (*.csv *.ledger);;All files (*)</source>
        <translation>Register of logboek (*.csv *.ledger);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Adopt register</source>
        <translation>Register vaststellen</translation>
    </message>
    <message>
        <source>What is wrong in the register</source>
        <translation>Wat er in het register niet klopt</translation>
    </message>
    <message>
        <source>Search municipality</source>
        <translation>Gemeente zoeken</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Gemeenten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>The register is adopted; the weights are fixed for this assembly.</source>
        <translation>Het register is vastgesteld; de stemmen liggen vast voor deze vergadering.</translation>
    </message>
    <message>
        <source>Read the file of CBS first. Nothing is written before you adopt it.</source>
        <translation>Lees eerst het bestand van het CBS. Er wordt niets vastgelegd voordat u het vaststelt.</translation>
    </message>
    <message>
        <source>Adopt the rules first: the weights follow from them.</source>
        <translation>Stel eerst de regels vast: daaruit volgen de stemmen.</translation>
    </message>
    <message>
        <source>Look at it well: after adoption the weights are fixed.</source>
        <translation>Kijk het goed na: na het vaststellen liggen de stemmen vast.</translation>
    </message>
    <message>
        <source>%1 municipalities, %2 inhabitants on %3: %4</source>
        <translation>%1 gemeenten, %2 inwoners op %3: %4</translation>
    </message>
    <message>
        <source>Summed for mergers: %1</source>
        <translation>Opgeteld wegens herindeling: %1</translation>
    </message>
    <message>
        <source>Nothing differs from last time.</source>
        <translation>Er is niets anders dan vorige keer.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Other votes</source>
        <translation>Andere stemmen</translation>
    </message>
    <message>
        <source>Different from last time:</source>
        <translation>Anders dan vorige keer:</translation>
    </message>
    <message>
        <source>Defaults are those of statutes and custom. Once adopted, rules never change.</source>
        <translation>De standaard is die van statuten en gebruik. Eenmaal vastgesteld veranderen regels niet meer.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Adopt rules</source>
        <translation>Regels vaststellen</translation>
    </message>
    <message>
        <source>The rules are adopted.</source>
        <translation>De regels zijn vastgesteld.</translation>
    </message>
    <message>
        <source>Statutes, article 10</source>
        <translation>Statuten, artikel 10</translation>
    </message>
    <message>
        <source>The statutes are silent</source>
        <translation>De statuten zwijgen</translation>
    </message>
    <message>
        <source>Civil Code 2:13 (4)</source>
        <translation>Burgerlijk Wetboek 2:13, lid 4</translation>
    </message>
    <message>
        <source>Inhabitants for a vote</source>
        <translation>Inwoners per stem</translation>
    </message>
    <message>
        <source>Votes at least</source>
        <translation>Ten minste zoveel stemmen</translation>
    </message>
    <message>
        <source>Votes at most</source>
        <translation>Ten hoogste zoveel stemmen</translation>
    </message>
    <message>
        <source>What does not fill a vote</source>
        <translation>Wat geen hele stem vult</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>telt niet mee</translation>
    </message>
    <message>
        <source>is rounded</source>
        <translation>wordt afgerond</translation>
    </message>
    <message>
        <source>counts as one</source>
        <translation>telt als één</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>A merged municipality counts with the sum</source>
        <translation>Een samengevoegde gemeente telt met de som</translation>
    </message>
    <message>
        <source>usual for Dutch associations</source>
        <translation>gebruikelijk bij Nederlandse verenigingen</translation>
    </message>
    <message>
        <source>An abstention is a vote cast</source>
        <translation>Een onthouding is een uitgebrachte stem</translation>
    </message>
    <message>
        <source>A tie</source>
        <translation>Staken van stemmen</translation>
    </message>
    <message>
        <source>is rejected</source>
        <translation>is verworpen</translation>
    </message>
    <message>
        <source>gives a next round</source>
        <translation>geeft een volgende ronde</translation>
    </message>
    <message>
        <source>is decided by lot</source>
        <translation>beslist het lot</translation>
    </message>
    <message>
        <source>Who votes again in a poll</source>
        <translation>Wie in een stemming opnieuw stemt</translation>
    </message>
    <message>
        <source>the last vote counts</source>
        <translation>de laatste stem telt</translation>
    </message>
    <message>
        <source>the first vote counts</source>
        <translation>de eerste stem telt</translation>
    </message>
    <message>
        <source>A keypad vote counts as by name</source>
        <translation>Stemmen met een stemkastje is hoofdelijk</translation>
    </message>
    <message>
        <source>The majority that asks for a new poll is counted by weight</source>
        <translation>De meerderheid die herstemming vraagt wordt gewogen geteld</translation>
    </message>
    <message>
        <source>custom of the assembly</source>
        <translation>gebruik van de vergadering</translation>
    </message>
    <message>
        <source>A test poll comes before the first poll</source>
        <translation>Voor de eerste stemming komt een proefstemming</translation>
    </message>
    <message>
        <source>no green vote is lost with a machine</source>
        <translation>geen groene stem gaat met een computer verloren</translation>
    </message>
    <message>
        <source>another station keeps the vote too</source>
        <translation>ook een ander station de stem bewaart</translation>
    </message>
    <message>
        <source>A keypad turns green when</source>
        <translation>Een stemkastje wordt groen als</translation>
    </message>
    <message>
        <source>the hall keeps the vote</source>
        <translation>de zaal de stem bewaart</translation>
    </message>
    <message>
        <source>The committee releases every result before it is declared</source>
        <translation>De commissie geeft elke uitslag vrij voordat hij wordt verklaard</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Standaard: %1</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Voorbereiding</translation>
    </message>
    <message>
        <source>Preparation: %1</source>
        <translation>Voorbereiding: %1</translation>
    </message>
    <message>
        <source>● hall</source>
        <translation>● zaal</translation>
    </message>
    <message>
        <source>○ hall does not answer</source>
        <translation>○ zaal antwoordt niet</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagina&apos;s</translation>
    </message>
    <message>
        <source>Assembly</source>
        <translation>Vergadering</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stations</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webpagina&apos;s</translation>
    </message>
    <message>
        <source>Computers that take part. A code lets one in, once, within ten minutes.</source>
        <translation>Computers die meedoen. Een code laat er een toe, één keer, binnen tien minuten.</translation>
    </message>
    <message>
        <source>Invite a station</source>
        <translation>Een station uitnodigen</translation>
    </message>
    <message>
        <source>Name, as it will stand in the ledger: desk 3</source>
        <translation>Naam, zoals die in het logboek komt: stembalie 3</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>Naam van het station</translation>
    </message>
    <message>
        <source>Role of the station</source>
        <translation>Rol van het station</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Code maken</translation>
    </message>
    <message>
        <source>Enrol as a witness…</source>
        <translation>Als getuige inschrijven…</translation>
    </message>
    <message>
        <source>Send this station away</source>
        <translation>Dit station wegsturen</translation>
    </message>
    <message>
        <source>Role at the hall</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Laatst gehoord</translation>
    </message>
    <message>
        <source>Keeps the ledger</source>
        <translation>Bewaart het logboek</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Getuige</translation>
    </message>
    <message>
        <source>%1 was let in.</source>
        <translation>%1 is toegelaten.</translation>
    </message>
    <message>
        <source>For %1 (%2): to be typed within %3 minutes, with the address of this hall.</source>
        <translation>Voor %1 (%2): in te typen binnen %3 minuten, met het adres van deze zaal.</translation>
    </message>
    <message>
        <source>The code for %1 is too old; make another.</source>
        <translation>De code voor %1 is te oud; maak een nieuwe.</translation>
    </message>
    <message>
        <source>No witness is enrolled: no cosignature counts, and no roll call can be held. That takes two.</source>
        <translation>Er is geen getuige ingeschreven: medeondertekenen telt niet, en hoofdelijk stemmen kan niet. Daar zijn er twee voor nodig.</translation>
    </message>
    <message>
        <source>Enrolled as witnesses: %1. A roll call takes two.</source>
        <translation>Ingeschreven als getuige: %1. Voor hoofdelijk stemmen zijn er twee nodig.</translation>
    </message>
    <message>
        <source>● connected</source>
        <translation>● verbonden</translation>
    </message>
    <message>
        <source>○ not connected</source>
        <translation>○ niet verbonden</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 regels</translation>
    </message>
    <message>
        <source>Take over as the hall</source>
        <translation>De zaal overnemen</translation>
    </message>
    <message>
        <source>The old machine is off, and stays off</source>
        <translation>De oude computer is uit, en blijft uit</translation>
    </message>
    <message>
        <source>The 24 words of the succession key</source>
        <translation>De 24 woorden van de opvolgsleutel</translation>
    </message>
    <message>
        <source>Add the copy of another station…</source>
        <translation>Kopie van een ander station toevoegen…</translation>
    </message>
    <message>
        <source>Lines of base stations and cradles on this computer</source>
        <translation>Lijnen van basisstations en houders op deze computer</translation>
    </message>
    <message>
        <source>of this station, %1 entries</source>
        <translation>van dit station, regels: %1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Overnemen</translation>
    </message>
    <message>
        <source>Two halls at once would part the keypads between them.</source>
        <translation>Twee zalen tegelijk zouden de stemkastjes onder elkaar verdelen.</translation>
    </message>
    <message>
        <source>The 24 words from the closed envelope</source>
        <translation>De 24 woorden uit de gesloten envelop</translation>
    </message>
    <message>
        <source>Copies; the longest goes on</source>
        <translation>Kopieën; de langste gaat verder</translation>
    </message>
    <message>
        <source>Base stations and cradles on this computer</source>
        <translation>Basisstations en houders op deze computer</translation>
    </message>
    <message>
        <source>The words fit each other.</source>
        <translation>De woorden passen bij elkaar.</translation>
    </message>
    <message>
        <source>%1 of 24 words</source>
        <translation>%1 van 24 woorden</translation>
    </message>
    <message>
        <source>These words do not fit each other; mind order and spelling.</source>
        <translation>Deze woorden passen niet bij elkaar; let op volgorde en spelling.</translation>
    </message>
    <message>
        <source>Do without a second copy</source>
        <translation>Zonder tweede kopie verder</translation>
    </message>
    <message>
        <source>For the rest of poll %1 a green light promises the disk of the hall alone. Why? The reason stands in the ledger and in the record.</source>
        <translation>Voor de rest van stemming %1 belooft een groen licht alleen de schijf van de zaal. Waarom? De reden staat in het logboek en in het proces-verbaal.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>○ not yet</source>
        <translation>○ nog niet</translation>
    </message>
    <message>
        <source>✓ enrolled</source>
        <translation>✓ ingeschreven</translation>
    </message>
    <message>
        <source>✗ other key: give it a new name</source>
        <translation>✗ andere sleutel: geef een nieuwe naam</translation>
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
        <source>secretary</source>
        <translation>gemeentesecretaris</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>griffier</translation>
    </message>
    <message>
        <source>councillor</source>
        <translation>raadslid</translation>
    </message>
    <message>
        <source>Adopt the rules</source>
        <translation>Regels vaststellen</translation>
    </message>
    <message>
        <source>Adopt the register</source>
        <translation>Register vaststellen</translation>
    </message>
    <message>
        <source>Record the agenda</source>
        <translation>Agenda vastleggen</translation>
    </message>
    <message>
        <source>Record the mandates</source>
        <translation>Machtigingen vastleggen</translation>
    </message>
    <message>
        <source>Enrol the keypads</source>
        <translation>Stemkastjes aanmelden</translation>
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
        <source>%1 inhabitants</source>
        <translation>%1 inwoners</translation>
    </message>
    <message>
        <source>%1 whole thousands</source>
        <translation>%1 duizendtallen</translation>
    </message>
    <message>
        <source>%1 times %2</source>
        <translation>%1 maal %2</translation>
    </message>
    <message>
        <source>maximum %1</source>
        <translation>maximum %1</translation>
    </message>
    <message>
        <source>minimum %1</source>
        <translation>minimum %1</translation>
    </message>
    <message>
        <source>%1, %2 o&apos;clock</source>
        <translation>%1, %2 uur</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Agenda item %1</source>
        <translation>Agendapunt %1</translation>
    </message>
    <message>
        <source>Keypad %1</source>
        <translation>Stemkastje %1</translation>
    </message>
    <message>
        <source>Mandate of %1</source>
        <translation>Machtiging van %1</translation>
    </message>
    <message>
        <source>Witness %1</source>
        <translation>Getuige %1</translation>
    </message>
    <message>
        <source>Enrol a witness</source>
        <translation>Getuige inschrijven</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Inschrijven</translation>
    </message>
    <message>
        <source>What %1 cosigns counts from then on, and in a roll call it can be one of the two posts. The name stands for this key for good: another computer needs another name.</source>
        <translation>Wat %1 medeondertekent, telt vanaf dan, en bij een hoofdelijke stemming kan het een van de twee posten zijn. De naam hoort voorgoed bij deze sleutel: een andere computer heeft een andere naam nodig.</translation>
    </message>
    <message>
        <source>The same has to stand at the station: below in the window of the committee; elsewhere as the guide says.</source>
        <translation>Op het station zelf moet hetzelfde staan: onder in het venster van de commissie; hoe het elders gaat, staat in de gids.</translation>
    </message>
    <message>
        <source>Any browser that reaches the hall may open them. While a poll is open they never say how.</source>
        <translation>Iedere browser die de zaal bereikt mag ze openen. Zolang een stemming open is, zeggen ze nooit hoe er is gestemd.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Uitzetten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Aanzetten</translation>
    </message>
    <message>
        <source>What the hall screen shows, for overflow rooms.</source>
        <translation>Wat het zaalscherm toont, voor andere zalen.</translation>
    </message>
    <message>
        <source>Hall screen</source>
        <translation>Zaalscherm</translation>
    </message>
    <message>
        <source>A transparent band, for the mixer of the stream.</source>
        <translation>Een doorzichtige balk, voor de mengtafel van de uitzending.</translation>
    </message>
    <message>
        <source>Band for the stream</source>
        <translation>Balk voor de uitzending</translation>
    </message>
    <message>
        <source>What is decided and how every municipality voted, for phones in the hall.</source>
        <translation>Wat besloten is en hoe elke gemeente stemde, voor telefoons in de zaal.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Uitslagen</translation>
    </message>
    <message>
        <source>● on</source>
        <translation>● aan</translation>
    </message>
    <message>
        <source>○ off</source>
        <translation>○ uit</translation>
    </message>
</context>
</TS>
