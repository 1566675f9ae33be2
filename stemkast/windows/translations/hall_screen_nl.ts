<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>HallScreen</name>
    <message>
        <source>%1 and others</source>
        <translation>%1 en anderen</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>Ingediend door</translation>
    </message>
    <message>
        <source>The board advises</source>
        <translation>Preadvies bestuur</translation>
    </message>
    <message>
        <source>Required majority</source>
        <translation>Vereiste meerderheid</translation>
    </message>
    <message>
        <source>Voting opens shortly</source>
        <translation>De stemming opent zo</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Aanwezig</translation>
    </message>
    <message>
        <source>%1 municipalities</source>
        <translation>%1 gemeenten</translation>
    </message>
    <message>
        <source>%1 votes</source>
        <translation>%1 stemmen</translation>
    </message>
    <message>
        <source>Did not vote</source>
        <translation>Niet gestemd</translation>
    </message>
    <message>
        <source>1 municipality</source>
        <translation>1 gemeente</translation>
    </message>
    <message>
        <source>Test poll: these votes do not count</source>
        <translation>Proefstemming: deze stemmen tellen niet mee</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>Ronde %1</translation>
    </message>
    <message>
        <source>board advises:</source>
        <translation>preadvies bestuur:</translation>
    </message>
    <message>
        <source>Agenda item %1</source>
        <translation>Agendapunt %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Agenda items %1</source>
        <translation>Agendapunten %1</translation>
    </message>
    <message>
        <source>Confirmation takes a moment: votes that were sent are not lost</source>
        <translation>Bevestigen duurt even: verzonden stemmen gaan niet verloren</translation>
    </message>
    <message>
        <source>No connection: this is the last known state</source>
        <translation>Geen verbinding: dit is de laatst bekende stand</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>PROEF</translation>
    </message>
    <message>
        <source>Assembly of %1</source>
        <translation>ALV %1</translation>
    </message>
    <message>
        <source>Voting is open</source>
        <translation>De stemming is open</translation>
    </message>
    <message>
        <source>Voting is interrupted</source>
        <translation>De stemming is onderbroken</translation>
    </message>
    <message>
        <source>A vote that was confirmed stands</source>
        <translation>Een bevestigde stem blijft staan</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>until the chair closes it</source>
        <translation>tot de voorzitter sluit</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>seconden</translation>
    </message>
    <message>
        <source>Hall screen</source>
        <translation>Zaalscherm</translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation>Agendapunt</translation>
    </message>
    <message>
        <source>by acclamation: nobody asked for a vote</source>
        <translation>bij acclamatie: niemand vraagt om stemming</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>Aangenomen</translation>
    </message>
    <message>
        <source>by those who moved it: there will be no vote</source>
        <translation>door de indiener: er wordt niet over gestemd</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>until a later assembly: there will be no vote</source>
        <translation>tot een latere vergadering: er wordt niet over gestemd</translation>
    </message>
    <message>
        <source>Held over</source>
        <translation>Aangehouden</translation>
    </message>
    <message>
        <source>after a decision on the order of business</source>
        <translation>na een besluit over de orde van de vergadering</translation>
    </message>
    <message>
        <source>Off the agenda</source>
        <translation>Van de agenda</translation>
    </message>
    <message>
        <source>of %1 votes cast in favour</source>
        <translation>van %1 uitgebrachte stemmen is vóór</translation>
    </message>
    <message>
        <source>nobody voted for or against</source>
        <translation>niemand stemde voor of tegen</translation>
    </message>
    <message>
        <source>by roll call, not signed by keypads</source>
        <translation>hoofdelijk, niet door stemkastjes ondertekend</translation>
    </message>
    <message>
        <source>Test poll: no decision</source>
        <translation>Proef: geen besluit</translation>
    </message>
    <message>
        <source>decided by lot</source>
        <translation>na loting</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>betwist</translation>
    </message>
    <message>
        <source>the most votes cast: %1</source>
        <translation>de meeste stemmen: %1</translation>
    </message>
    <message>
        <source>Abstention</source>
        <translation>Onthouding</translation>
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
        <source>Poll void</source>
        <translation>Stemming vervallen</translation>
    </message>
    <message>
        <source>The votes of this poll do not count: %1</source>
        <translation>De stemmen van deze stemming tellen niet: %1</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>The meeting will continue shortly</source>
        <translation>De vergadering gaat zo verder</translation>
    </message>
    <message>
        <source>One moment please</source>
        <translation>Even geduld</translation>
    </message>
    <message>
        <source>Voting is closing: the last votes are coming in</source>
        <translation>De stemming sluit: de laatste stemmen komen binnen</translation>
    </message>
    <message>
        <source>Voting is closed: the result is being checked</source>
        <translation>De stemming is gesloten: de uitslag wordt gecontroleerd</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welkom</translation>
    </message>
    <message>
        <source>of %1 municipalities present</source>
        <translation>van %1 gemeenten aanwezig</translation>
    </message>
    <message>
        <source>of %1 votes present</source>
        <translation>van %1 stemmen aanwezig</translation>
    </message>
    <message>
        <source>Has the floor</source>
        <translation>Aan het woord</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>tijd is om</translation>
    </message>
    <message>
        <source>left to speak</source>
        <translation>spreektijd over</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>Hoofdelijke stemming</translation>
    </message>
    <message>
        <source>Everybody was called</source>
        <translation>Iedereen is opgeroepen</translation>
    </message>
    <message>
        <source>Fingerprint of the ledger</source>
        <translation>Vingerafdruk van het logboek</translation>
    </message>
    <message>
        <source>of the first %1 entries, as they stood at %2</source>
        <translation>van de eerste %1 regels, stand van %2 uur</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>pagina %1 van %2</translation>
    </message>
    <message>
        <source>Voting behaviour</source>
        <translation>Stemgedrag</translation>
    </message>
</context>
</TS>
