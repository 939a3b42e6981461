namespace PsyInterview.Log;

/// <summary>Something a check of the log found.</summary>
/// <param name="Id">The entry it concerns, or null when it concerns the whole.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record Finding(EntryId? Id, string What);
