<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>CheckPoint</name>
    <message>
        <source>Test poll</source>
        <translation>Proefstemming</translation>
    </message>
    <message>
        <source>Keypads</source>
        <translation>Stemkastjes</translation>
    </message>
    <message>
        <source>Batteries</source>
        <translation>Batterijen</translation>
    </message>
    <message>
        <source>Base stations</source>
        <translation>Basisstations</translation>
    </message>
    <message>
        <source>Copy of the ledger</source>
        <translation>Kopie van het logboek</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Commissie</translation>
    </message>
</context>
<context>
    <name>EndingHall</name>
    <message>
        <source>Stop the hall?</source>
        <translation>De zaal stoppen?</translation>
    </message>
    <message>
        <source>This computer is the hall. If this window closes, the hall stops.</source>
        <translation>Deze computer is de zaal. Sluit dit venster, dan stopt de zaal.</translation>
    </message>
    <message>
        <source>Nobody can vote then until it is started again. What is recorded stays.</source>
        <translation>Niemand kan dan stemmen tot zij weer is gestart. Wat is vastgelegd, blijft.</translation>
    </message>
    <message>
        <source>Stop the hall</source>
        <translation>De zaal stoppen</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>Open laten</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>This is not possible at this stage of the assembly.</source>
        <translation>Dit kan niet in deze fase van de vergadering.</translation>
    </message>
    <message>
        <source>This station is not allowed to do this.</source>
        <translation>Dit werkstation mag dit niet.</translation>
    </message>
    <message>
        <source>This exists already.</source>
        <translation>Dit bestaat al.</translation>
    </message>
    <message>
        <source>What this is about is not known in this assembly.</source>
        <translation>Waar dit over gaat, is in deze vergadering niet bekend.</translation>
    </message>
    <message>
        <source>This does not agree with what was recorded before.</source>
        <translation>Dit klopt niet met wat eerder is vastgelegd.</translation>
    </message>
    <message>
        <source>First record who is in the chair.</source>
        <translation>Leg eerst vast wie er voorzit.</translation>
    </message>
    <message>
        <source>A poll is still running: close that first.</source>
        <translation>Er loopt nog een stemming: sluit die eerst.</translation>
    </message>
    <message>
        <source>The poll is not at the point where this is possible.</source>
        <translation>De stemming is niet zo ver dat dit kan.</translation>
    </message>
    <message>
        <source>A test poll comes before the first real poll.</source>
        <translation>Voor de eerste echte stemming komt een proefstemming.</translation>
    </message>
    <message>
        <source>An amendment has to be decided before its proposal.</source>
        <translation>Over een amendement wordt beslist vóór het voorstel.</translation>
    </message>
    <message>
        <source>Call this matter first.</source>
        <translation>Stel dit onderwerp eerst aan de orde.</translation>
    </message>
    <message>
        <source>This was decided already.</source>
        <translation>Hierover is al beslist.</translation>
    </message>
    <message>
        <source>The result that was sent is not the one that was counted.</source>
        <translation>De gestuurde uitslag is niet de uitslag die is geteld.</translation>
    </message>
    <message>
        <source>The next matter was called: the result is final.</source>
        <translation>Het volgende punt is aan de orde: de uitslag staat vast.</translation>
    </message>
    <message>
        <source>The result is contested: settle that first.</source>
        <translation>De uitslag is betwist: rond dat eerst af.</translation>
    </message>
    <message>
        <source>On this ground the result cannot be contested.</source>
        <translation>Op deze grond kan de uitslag niet worden betwist.</translation>
    </message>
    <message>
        <source>Only an adopted motion of order takes it off the agenda.</source>
        <translation>Alleen een aangenomen motie van orde haalt het van de agenda.</translation>
    </message>
    <message>
        <source>There is no tie that a lot could decide.</source>
        <translation>De stemmen staken niet: er valt niets te loten.</translation>
    </message>
    <message>
        <source>The committee has not released this poll yet.</source>
        <translation>De commissie heeft deze stemming nog niet vrijgegeven.</translation>
    </message>
    <message>
        <source>The hall does not answer now. Try again in a moment.</source>
        <translation>De zaalserver antwoordt nu niet. Probeer het zo opnieuw.</translation>
    </message>
    <message>
        <source>There is no mandate for this municipality.</source>
        <translation>Voor deze gemeente is er geen machtiging.</translation>
    </message>
    <message>
        <source>This municipality has a keypad already.</source>
        <translation>Deze gemeente heeft al een stemkastje.</translation>
    </message>
    <message>
        <source>This keypad is out for another municipality.</source>
        <translation>Dit stemkastje is uitgegeven aan een andere gemeente.</translation>
    </message>
    <message>
        <source>This keypad was handed in.</source>
        <translation>Dit stemkastje is ingeleverd.</translation>
    </message>
    <message>
        <source>This keypad was reported lost.</source>
        <translation>Dit stemkastje is als verloren gemeld.</translation>
    </message>
    <message>
        <source>Another desk is attending to this.</source>
        <translation>Een andere balie is hiermee bezig.</translation>
    </message>
    <message>
        <source>The poll is not open.</source>
        <translation>De stemming is niet open.</translation>
    </message>
    <message>
        <source>This keypad was not handed out in this assembly.</source>
        <translation>Dit stemkastje is in deze vergadering niet uitgegeven.</translation>
    </message>
    <message>
        <source>This keypad no longer votes for its municipality.</source>
        <translation>Dit stemkastje stemt niet meer voor deze gemeente.</translation>
    </message>
    <message>
        <source>The poll has no such key.</source>
        <translation>Deze stemming heeft die toets niet.</translation>
    </message>
    <message>
        <source>The signature of the vote is not right.</source>
        <translation>De handtekening onder de stem klopt niet.</translation>
    </message>
    <message>
        <source>A later vote of this municipality counts.</source>
        <translation>Een latere stem van deze gemeente telt.</translation>
    </message>
    <message>
        <source>Two different votes carry the same number: the keypad was copied.</source>
        <translation>Twee verschillende stemmen dragen hetzelfde nummer: het stemkastje is nagemaakt.</translation>
    </message>
    <message>
        <source>The poll is interrupted.</source>
        <translation>De stemming is onderbroken.</translation>
    </message>
    <message>
        <source>The first vote counts in this assembly.</source>
        <translation>In deze vergadering telt de eerste stem.</translation>
    </message>
    <message>
        <source>The vote is for another poll.</source>
        <translation>De stem hoort bij een andere stemming.</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>admin</source>
        <translation>beheer</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>stembalie</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>voorzitter</translation>
    </message>
    <message>
        <source>hall screen</source>
        <translation>zaalscherm</translation>
    </message>
    <message>
        <source>committee</source>
        <translation>commissie</translation>
    </message>
    <message>
        <source>base stations</source>
        <translation>basisstations</translation>
    </message>
    <message>
        <source>hall</source>
        <translation>zaal</translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>the disk is full</source>
        <translation>de schijf is vol</translation>
    </message>
    <message>
        <source>this program may not do that there</source>
        <translation>dit programma mag dat daar niet</translation>
    </message>
    <message>
        <source>nothing can be written there</source>
        <translation>daar kan niets worden geschreven</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>het is er niet</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>het is geen map</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>het is een map</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>het is er al</translation>
    </message>
    <message>
        <source>the disk or stick reports an error</source>
        <translation>de schijf of stick meldt een fout</translation>
    </message>
    <message>
        <source>the disk or stick is gone</source>
        <translation>de schijf of stick is weg</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>de naam is te lang</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>No other station keeps the ledger, so no light turns green. Connect one, or have it waived.</source>
        <translation>Geen andere werkplek bewaart de stemmen mee, dus geen licht wordt groen. Sluit er een aan, of laat beheer ervan afzien.</translation>
    </message>
    <message>
        <source>Behind with keeping the ledger: %1</source>
        <translation>Loopt achter met meebewaren: %1</translation>
    </message>
    <message>
        <source>Base station no longer connected: %1. Look at its cable and power.</source>
        <translation>Basisstation niet meer verbonden: %1. Kijk naar kabel en stroom.</translation>
    </message>
    <message>
        <source>The clock of the hall&apos;s computer was set back. Set it right; the hall counts on from before.</source>
        <translation>De klok van de zaalcomputer is teruggezet. Zet hem goed; de zaal telt intussen door.</translation>
    </message>
    <message>
        <source>This station no longer believes the hall. %1 Call the committee.</source>
        <translation>Dit werkstation gelooft de zaal niet meer. %1 Roep de commissie.</translation>
    </message>
    <message>
        <source>This station keeps no copy any more. %1 Then start it again, once there is time.</source>
        <translation>Dit werkstation bewaart geen kopie meer. %1 Start het daarna opnieuw, als er tijd is.</translation>
    </message>
    <message>
        <source>The hall sends a checkpoint that it did not sign.</source>
        <translation>De zaal stuurt een controlepunt dat zij niet ondertekend heeft.</translation>
    </message>
    <message>
        <source>The hall changed entries that it had sent before.</source>
        <translation>De zaal heeft regels gewijzigd die zij eerder had gestuurd.</translation>
    </message>
    <message>
        <source>Another hall says that it took over, and the succession key did not sign that.</source>
        <translation>Een andere zaal zegt dat zij het overnam, en de opvolgingssleutel heeft dat niet ondertekend.</translation>
    </message>
    <message>
        <source>The hall has %1 entries; it had signed %2 for this station before.</source>
        <translation>De zaal heeft %1 regels; voor dit werkstation had zij er eerder %2 ondertekend.</translation>
    </message>
    <message>
        <source>Entry %1 of the hall is against the rules of the assembly.</source>
        <translation>Regel %1 van de zaal is in strijd met de regels van de vergadering.</translation>
    </message>
    <message>
        <source>The disk of this computer is full: make room.</source>
        <translation>De schijf van deze computer is vol: maak ruimte.</translation>
    </message>
    <message>
        <source>Another program holds the copy of this station: close it.</source>
        <translation>Een ander programma houdt de kopie van dit werkstation vast: sluit het.</translation>
    </message>
    <message>
        <source>The folder of this station can only be read: make it writable.</source>
        <translation>De map van dit werkstation kan alleen gelezen worden: maak hem beschrijfbaar.</translation>
    </message>
    <message>
        <source>The folder of this station is gone: put it back.</source>
        <translation>De map van dit werkstation is weg: zet hem terug.</translation>
    </message>
    <message>
        <source>The disk of this computer reports an error: take another computer.</source>
        <translation>De schijf van deze computer meldt een fout: neem een andere computer.</translation>
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
