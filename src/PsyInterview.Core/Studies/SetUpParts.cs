namespace PsyInterview.Studies;

/// <summary>One key of a part of the set-up.</summary>
/// <param name="Asks">How a prompt asks for it.</param>
/// <param name="Choices">The words it takes, where they are few.</param>
/// <param name="Else">What is meant where nothing is written.</param>
public sealed record PartKey(string Key, string Asks, IReadOnlyList<string>? Choices = null, string Else = "");

/// <summary>A part of the set-up with its keys: what a sheet may hold about it and what the set-up screen asks.</summary>
/// <param name="Name">group, wave, team, criterion, session or study.</param>
/// <param name="Short">The key that is meant where only words are written after the name.</param>
/// <param name="Example">For example, in a sheet.</param>
public sealed record Part(string Name, string Short, string Example, IReadOnlyList<PartKey> Keys)
{
    /// <summary>The names of the keys.</summary>
    public IReadOnlyList<string> Names => [.. Keys.Select(k => k.Key)];
}

/// <summary>The parts of the set-up.</summary>
public static class SetUpParts
{
    /// <summary>What may be kept of a person who declined.</summary>
    public static IReadOnlyList<string> Leaves { get; } = [Recruitment.LeavesAll, Recruitment.LeavesReason, Recruitment.LeavesOutcome];

    /// <summary>How a group talks.</summary>
    public static IReadOnlyList<string> GroupKinds { get; } = ["interview", "focus-group"];

    /// <summary>When a criterion becomes known.</summary>
    public static IReadOnlyList<string> KnownWhen { get; } = ["before contact", "at screening", "after session"];

    /// <summary>The study as a whole.</summary>
    public static Part Study { get; } = new("study", "title", "title: Living with pain",
    [
        new("title", "title of the study"), new("approach", "approach, e.g. reflexive thematic analysis"), new("ethics", "ethics board and number"),
        new("strategy", "how people are chosen, e.g. purposive, maximum variation"),
        new("declined leaves", "what may be kept of who declines: all, reason or outcome", Leaves),
        new("cut-off", "until when words can be taken out, e.g. until analysis begins"),
        new("not varied", "what does not vary in this sample; several with commas"),
    ]);

    /// <summary>A population, or one focus group.</summary>
    public static Part Group { get; } = new("group", "title", "patients: Patients",
    [
        new("title", "title as it is printed"), new("letter", "what codes begin with, e.g. P"),
        new("kind", "interview or focus-group", GroupKinds, "interview"), new("planned", "how many are to take part; nothing if open"),
    ]);

    /// <summary>A wave of interviews with a group; its name is its number.</summary>
    public static Part Wave { get; } = new("wave", "title", "1: First interview",
    [
        new("title", "title"), new("window", "months after the first interview, e.g. 10 to 14 months; nothing if none"),
        new("guide", "topic guide by its name, e.g. patient-first"),
    ]);

    /// <summary>Somebody of the team; their name is a code.</summary>
    public static Part Person { get; } = new("team", "roles", "SD: interviewer, coder",
    [
        new("roles", "roles, e.g. interviewer, coder", Else: "interviewer"), new("credentials", "credentials, e.g. MSc, PhD"), new("occupation", "occupation at the time"),
        new("gender", "gender"), new("experience", "experience and training"), new("relationship", "how they stand to the participants"),
        new("known", "what participants know of them"), new("interest", "their assumptions and reasons for this research"),
    ]);

    /// <summary>A criterion of the sampling frame, or another fact.</summary>
    public static Part Criterion { get; } = new("criterion", "levels", "gender: Male, Female",
    [
        new("title", "title as it is printed in Table 1"), new("kind", "nominal, ordinal, multiple, number or link", CriterionValues.Kinds),
        new("levels", "levels in order, e.g. Lower, Intermediate, Higher"), new("bands", "bands, e.g. 18-39, 40-59, 60 and over; nothing if none"),
        new("to", "which group the link leads to"), new("in frame", "does it guide whom to invite? yes or no", ["yes", "no"], "yes"),
        new("from", "where it comes from, e.g. self-report, record"), new("known", "when it becomes known: before contact, at screening or after session", KnownWhen),
        new("decimals", "decimals of a mean in tables, e.g. 1", null, "0"),
    ]);

    /// <summary>A session that was held before the study came into this program; its name is its code.</summary>
    public static Part Session { get; } = new("session", "group", "FG1:",
        [new("group", "group"), new("on", "day or month, e.g. 2020-01"), new("minutes", "minutes of talk"), new("wave", "wave")]);

    /// <summary>Whether a key has a meaning beside what was written so far: bands belong to numbers, levels do not; the first wave has no window.</summary>
    public static bool Applies(Part part, string name, string key, Func<string, string?> soFar)
    {
        if (part == Wave) return key != "window" || name != "1";
        if (part != Criterion) return true;
        var kind = soFar("kind") ?? "nominal";
        return key switch
        {
            "levels" => kind is "nominal" or "ordinal" or "multiple",
            "bands" or "decimals" => kind == "number",
            "to" => kind == "link",
            _ => true,
        };
    }
}
