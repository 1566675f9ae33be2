<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Keypads</name>
    <message>
        <source>No hall runs here</source>
        <translation>Hier draait geen zaal</translation>
    </message>
    <message>
        <source>These keypads are emulated. A hall of your own finds them like this:</source>
        <translation>Deze stemkastjes zijn nagebootst. Zo vindt uw eigen zaal ze:</translation>
    </message>
    <message>
        <source>1  Make an assembly</source>
        <translation>1  Maak een vergadering</translation>
    </message>
    <message>
        <source>It trusts these keypads.</source>
        <translation>Die vertrouwt deze stemkastjes.</translation>
    </message>
    <message>
        <source>Base station %1</source>
        <translation>Basisstation %1</translation>
    </message>
    <message>
        <source>Cradle %1</source>
        <translation>Houder %1</translation>
    </message>
    <message>
        <source>2  Let the hall open these lines</source>
        <translation>2  Laat de zaal deze lijnen openen</translation>
    </message>
    <message>
        <source>Put a keypad in the cradle. Once the desk offers it, press ✓ yes.</source>
        <translation>Zet een stemkastje in de houder. Biedt de stembalie het aan, druk dan op ✓ ja.</translation>
    </message>
    <message>
        <source>3  Hand out</source>
        <translation>3  Geef uit</translation>
    </message>
    <message>
        <source>Tab next keypad · 1–9 keys · Enter yes · Backspace no · F2 cradle · F4 on and off</source>
        <translation>Tab volgend stemkastje · 1–9 toetsen · Enter ja · Backspace nee · F2 houder · F4 aan en uit</translation>
    </message>
    <message>
        <source>Copy %1 …</source>
        <translation>Kopieer %1 …</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Zet uit</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Zet aan</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ ja</translation>
    </message>
    <message>
        <source>✗ no</source>
        <translation>✗ nee</translation>
    </message>
    <message>
        <source>Take out of the cradle</source>
        <translation>Haal uit de houder</translation>
    </message>
    <message>
        <source>Cradle</source>
        <translation>Zet in de houder</translation>
    </message>
    <message>
        <source>Emulated keypads</source>
        <translation>Nagebootste stemkastjes</translation>
    </message>
    <message>
        <source>light off</source>
        <translation>licht uit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wacht</translation>
    </message>
    <message>
        <source>green</source>
        <translation>groen</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rood</translation>
    </message>
</context>
</TS>
