package io.millrace.formats.json;

/** What a value in a document is wanted for: itself, or something in it. */
sealed interface JsonTarget permits JsonColumn, JsonScope {}
