namespace PsyInterview.Log;

/// <summary>Something that happened, without who recorded it and when: those stand on the <see cref="Entry"/> around it.</summary>
/// <remarks>Past tense, one class a kind. Class names may change; the kind that is stored never changes its meaning.</remarks>
public abstract record Event;

/// <summary>An entry whose kind this version does not know, or whose words it cannot read: kept word for word, ignored by every fold.</summary>
/// <param name="Kind">The stored kind.</param>
/// <param name="Data">The stored words, or null once they are erased.</param>
public sealed record UnknownEvent(string Kind, string? Data) : Event;

/// <summary>Takes back one earlier entry of the same stream. A retraction can itself be retracted, which is redo.</summary>
/// <param name="Entry">The id of the entry taken back, as <see cref="EntryId.ToString"/> prints it.</param>
/// <param name="Why">The act this belongs to: <c>undo</c>, <c>redo</c>, <c>meant as text</c>.</param>
public sealed record EntryRetracted(string Entry, string Why = "undo") : Event;
