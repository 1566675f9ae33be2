<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>RollCall</name>
    <message>
        <source>Everybody who is called</source>
        <translation>Iedereen die wordt opgeroepen</translation>
    </message>
    <message>
        <source>in</source>
        <translation>binnen</translation>
    </message>
    <message>
        <source>heard by one station</source>
        <translation>door één post gehoord</translation>
    </message>
    <message>
        <source>Post: %1</source>
        <translation>Post: %1</translation>
    </message>
    <message>
        <source>The other station is to confirm</source>
        <translation>De andere post moet bevestigen</translation>
    </message>
    <message>
        <source>Everybody was called</source>
        <translation>Iedereen is opgeroepen</translation>
    </message>
    <message>
        <source>What did this municipality say?</source>
        <translation>Wat zei deze gemeente?</translation>
    </message>
    <message>
        <source>%1 votes</source>
        <translation>%1 stemmen</translation>
    </message>
    <message>
        <source>The administrator has to enrol the key of this station as a witness first.</source>
        <translation>De beheerder moet de sleutel van deze post eerst als getuige inschrijven.</translation>
    </message>
    <message>
        <source>The other station has not confirmed this yet.</source>
        <translation>De andere post heeft dit nog niet bevestigd.</translation>
    </message>
    <message>
        <source>The other station heard something else: call again.</source>
        <translation>De andere post hoorde iets anders: roep opnieuw op.</translation>
    </message>
</context>
</TS>
