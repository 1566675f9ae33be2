<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Trouble</name>
    <message>
        <source>This station no longer believes the hall: %1. Call the committee.</source>
        <translation>Deze werkplek gelooft de zaal niet meer: %1. Roep de commissie erbij.</translation>
    </message>
    <message>
        <source>No other station keeps the ledger, so no light turns green. Connect one, or have it waived.</source>
        <translation>Geen andere werkplek bewaart de stemmen mee, dus geen licht wordt groen. Sluit er een aan, of laat beheer ervan afzien.</translation>
    </message>
    <message>
        <source>Behind with keeping the ledger: %1</source>
        <translation>Loopt achter met meebewaren: %1</translation>
    </message>
    <message>
        <source>The clock of the hall&apos;s computer was set back. Set it right; the hall counts on from before.</source>
        <translation>De klok van de zaalcomputer is teruggezet. Zet hem goed; de zaal telt intussen door.</translation>
    </message>
    <message>
        <source>The hall&apos;s disk is full. Make room; voting goes on as soon as there is.</source>
        <translation>De schijf van de zaal is vol. Maak ruimte; het stemmen gaat dan vanzelf verder.</translation>
    </message>
    <message>
        <source>Another program holds the hall&apos;s ledger. Close it; voting goes on then.</source>
        <translation>Een ander programma houdt het bestand met de stemmen vast. Sluit het af; het stemmen gaat dan verder.</translation>
    </message>
    <message>
        <source>The hall&apos;s folder can only be read. Make it writable; voting goes on then.</source>
        <translation>De map van de zaal kan alleen gelezen worden. Maak hem schrijfbaar; het stemmen gaat dan verder.</translation>
    </message>
    <message>
        <source>The hall&apos;s folder is gone. Put it back as it was, or stop the hall and go on from a station&apos;s copy.</source>
        <translation>De map van de zaal is weg. Zet hem terug zoals hij was, of stop de zaal en ga verder met de kopie van een werkplek.</translation>
    </message>
    <message>
        <source>The hall&apos;s disk reports an error. If it does not pass, go on from a station&apos;s copy.</source>
        <translation>De schijf van de zaal meldt een fout. Blijft dat zo, ga dan verder met de kopie van een werkplek.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Proposal</source>
        <translation>Voorstel</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolutie</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Motie</translation>
    </message>
    <message>
        <source>Motion of order</source>
        <translation>Motie van orde</translation>
    </message>
    <message>
        <source>Amendment</source>
        <translation>Amendement</translation>
    </message>
    <message>
        <source>Point of order</source>
        <translation>Ordevoorstel</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Verkiezing</translation>
    </message>
    <message>
        <source>For decision</source>
        <translation>Ter besluitvorming</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Ter kennisname</translation>
    </message>
    <message>
        <source>adopt</source>
        <translation>overnemen</translation>
    </message>
    <message>
        <source>hold over</source>
        <translation>aanhouden</translation>
    </message>
    <message>
        <source>advise against</source>
        <translation>ontraden</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>Aangenomen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworpen</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gekozen</translation>
    </message>
    <message>
        <source>No majority</source>
        <translation>Geen meerderheid</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Stemmen staken</translation>
    </message>
    <message>
        <source>No votes cast</source>
        <translation>Geen stemmen uitgebracht</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Tegen</translation>
    </message>
    <message>
        <source>Abstention</source>
        <translation>Onthouding</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>meer dan %1</translation>
    </message>
    <message>
        <source>all votes</source>
        <translation>alle stemmen</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>ten minste %1</translation>
    </message>
    <message>
        <source>half</source>
        <translation>de helft</translation>
    </message>
    <message>
        <source>one third</source>
        <translation>een derde</translation>
    </message>
    <message>
        <source>two thirds</source>
        <translation>twee derde</translation>
    </message>
    <message>
        <source>one quarter</source>
        <translation>een kwart</translation>
    </message>
    <message>
        <source>three quarters</source>
        <translation>drie kwart</translation>
    </message>
    <message>
        <source>four fifths</source>
        <translation>vier vijfde</translation>
    </message>
</context>
</TS>
