<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>Joining</name>
    <message>
        <source>like %1</source>
        <translation>zoals %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Halls on this network</source>
        <translation>Zalen op dit netwerk</translation>
    </message>
    <message>
        <source>None was heard yet; listening…</source>
        <translation>Nog geen gehoord; er wordt geluisterd…</translation>
    </message>
    <message>
        <source>Address of the hall</source>
        <translation>Adres van de zaal</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>The code is complete. Type the address of the hall, or wait until it is heard.</source>
        <translation>De code is compleet. Typ het adres van de zaal, of wacht tot zij gehoord wordt.</translation>
    </message>
    <message>
        <source>The code is complete.</source>
        <translation>De code is compleet.</translation>
    </message>
    <message>
        <source>%1 of 20 signs</source>
        <translation>%1 van 20 tekens</translation>
    </message>
    <message>
        <source>This is no code: letters and digits only, without U.</source>
        <translation>Dit is geen code: alleen letters en cijfers, geen U.</translation>
    </message>
    <message>
        <source>The hall is asked…</source>
        <translation>De zaal wordt gevraagd…</translation>
    </message>
    <message>
        <source>Join the hall</source>
        <translation>Aanmelden bij de zaal</translation>
    </message>
    <message>
        <source>This computer (%1) becomes a station of the hall. The admin makes a code for it, on the page Stations; it is good for ten minutes.</source>
        <translation>Deze computer (%1) wordt een station van de zaal. Beheer maakt er een code voor, op de bladzijde Stations; die geldt tien minuten.</translation>
    </message>
    <message>
        <source>Address of the hall, if it does not stand there</source>
        <translation>Adres van de zaal, als zij daar niet bij staat</translation>
    </message>
    <message>
        <source>No hall answers at this address. Look at the address and at the network cable.</source>
        <translation>Op dit adres antwoordt geen zaal. Kijk naar het adres en naar de netwerkkabel.</translation>
    </message>
    <message>
        <source>The hall at this address did not give this code. Look at both.</source>
        <translation>De zaal op dit adres gaf deze code niet. Kijk beide na.</translation>
    </message>
    <message>
        <source>This code is wrong, used, or older than ten minutes. Ask the admin for another.</source>
        <translation>Deze code is onjuist, gebruikt of ouder dan tien minuten. Vraag beheer om een andere.</translation>
    </message>
    <message>
        <source>What answers at this address does not answer as a hall does.</source>
        <translation>Wat op dit adres antwoordt, antwoordt niet als een zaal.</translation>
    </message>
    <message>
        <source>None of these halls gave this code. Look at the code, or type the address.</source>
        <translation>Geen van deze zalen gaf deze code. Kijk de code na, of typ het adres.</translation>
    </message>
</context>
</TS>
