namespace PsyInterview.Studies;

/// <summary>A question that analysis would like asked in coming sessions, where it fits.</summary>
/// <param name="Id">Its stable name in this study, for example <c>f1</c>.</param>
/// <param name="Guide">The guide it is meant for, or null for every guide.</param>
/// <param name="Because">Where it comes from: a code, a theme, a memo; null where nobody said.</param>
/// <param name="Since">When it was left.</param>
/// <param name="By">Who left it: their code in the team.</param>
/// <param name="Closed">Why it is not to be asked any more; null while it is.</param>
/// <param name="ClosedOn">The day on which it was closed, or null.</param>
public sealed record FittingQuestion(string Id, string Question, string? Guide, string? Because, DateTimeOffset Since, string By, string? Closed = null, string? ClosedOn = null);
