/* Imported first, it has the tests of a file run through the plugin. Of the faults those are enough that differ in kind. */
process.env.LIVEMESSAGE_TEST_FACE = "plugin";
process.env.LIVEMESSAGE_TEST_FAULTS = "few";
