using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>Turns what was written about a part of the set-up into its event, and back.</summary>
public static class PartReading
{
    /// <summary>The event; what cannot be read is among the flaws of the fields, and what does not fit the study is for <see cref="SetUpRules"/> to say.</summary>
    /// <param name="group">The group it belongs to; null for every group.</param>
    public static Event Read(Part part, string name, string? group, Fields fields) => part.Name switch
    {
        "study" => Study(fields),
        "group" => Group(name, fields),
        "wave" => Wave(name, group ?? "", fields),
        "team" => Person(name, fields),
        _ => Criterion(name, group, fields),
    };

    /// <summary>The keys and words by which <see cref="Read"/> gives this event back; keys with nothing to say are left out.</summary>
    public static IReadOnlyList<(string Key, Written Words)> Write(Event happened)
    {
        List<(string, Written)> keys = [];
        switch (happened)
        {
            case StudyDescribed e:
                Add("title", e.Title);
                Add("approach", e.Approach);
                Add("ethics", e.Ethics);
                Add("strategy", e.Strategy);
                Add("declined leaves", e.DeclinedLeaves);
                Add("cut-off", e.CutOff);
                AddList("not varied", e.NotVaried);
                break;
            case GroupDeclared e:
                Add("title", e.Title);
                Add("letter", e.Letter);
                if (e.Kind != "interview") Add("kind", e.Kind);
                AddNumber("planned", e.Planned);
                break;
            case WaveDeclared e:
                Add("title", e.Title);
                Add("window", Window(e.FromMonths, e.ToMonths));
                Add("guide", e.Guide);
                break;
            case TeamMemberDeclared e:
                AddList("roles", e.Roles);
                Add("credentials", e.Credentials);
                Add("occupation", e.Occupation);
                Add("gender", e.Gender);
                Add("experience", e.Experience);
                Add("relationship", e.Relationship);
                Add("known", e.Known);
                Add("interest", e.Interest);
                break;
            case CriterionDeclared e:
                Add("title", e.Title);
                Add("kind", e.Kind);
                AddList(e.Kind == "number" ? "bands" : "levels", e.Levels);
                Add("to", e.To);
                if (!e.InFrame) Add("in frame", "no");
                Add("from", e.From);
                Add("known", e.Known);
                if (e.Decimals != 0) AddNumber("decimals", e.Decimals);
                break;
        }
        return keys;

        void Add(string key, string? words)
        {
            if (!string.IsNullOrWhiteSpace(words)) keys.Add((key, new(words)));
        }

        void AddNumber(string key, int? number)
        {
            if (number is { } known) Add(key, FormattableString.Invariant($"{known}"));
        }

        void AddList(string key, IReadOnlyList<string>? words)
        {
            if (words is { Count: > 0 }) keys.Add((key, Written.Of(words)));
        }
    }

    /// <summary>When a wave is due, in words; null when it has no window.</summary>
    public static string? Window(int? from, int? to) => (from, to) switch
    {
        ({ } low, { } high) => FormattableString.Invariant($"{low} to {high} months"),
        ({ } low, null) => FormattableString.Invariant($"from {low} months"),
        (null, { } high) => FormattableString.Invariant($"up to {high} months"),
        _ => null,
    };

    /// <summary>A name as a title: <c>phq15</c> gives Phq15, <c>years_pss</c> gives Years pss.</summary>
    public static string Titled(string name) => name.Length == 0 ? "" : (char.ToUpperInvariant(name[0]) + name[1..]).Replace('_', ' ').Replace('-', ' ');

    private static StudyDescribed Study(Fields f) =>
        new(f.Text("title"), f.Text("approach"), f.Text("ethics"), f.Text("strategy"), f.OneOf("declined leaves", SetUpParts.Leaves), f.Text("cut-off"), f.List("not varied"));

    private static GroupDeclared Group(string name, Fields f) =>
        new(name, f.Text("title") ?? Titled(name), f.Text("letter") ?? (name.Length > 0 ? name[..1].ToUpperInvariant() : ""),
            f.OneOf("kind", SetUpParts.GroupKinds) ?? "interview", f.Whole("planned", 1, 9999));

    private static WaveDeclared Wave(string name, string group, Fields f)
    {
        var number = NumberRange.Number(name) ?? 0;
        var (from, to) = f.Months("window");
        return new(group, number, f.Text("title"), from, to, f.Text("guide"));
    }

    private static TeamMemberDeclared Person(string name, Fields f) =>
        new(name, f.List("roles") ?? [], f.Text("credentials"), f.Text("occupation"), f.Text("gender"), f.Text("experience"), f.Text("relationship"),
            f.Text("known"), f.Text("interest"));

    private static CriterionDeclared Criterion(string name, string? group, Fields f)
    {
        // Who writes bands means a number, and who writes where a link leads means a link.
        var kind = f.OneOf("kind", CriterionValues.Kinds) ?? (f.List("bands") is not null ? "number" : f.Text("to") is not null ? "link" : "nominal");
        if (f.List("bands") is not null && kind != "number") f.Wrong("bands", $"{name} has bands, and is not a number.", "Write levels, or kind: number.");
        if (f.List("levels") is not null && kind is "number" or "link")
            f.Wrong("levels", $"{name} has levels, and is a {kind}.", kind == "number" ? "Write bands." : "Take the levels out.");
        if (f.Text("to") is not null && kind != "link") f.Wrong("to", $"{name} leads to a group, and is not a link.", "Write kind: link.");
        return new(name, f.Text("title") ?? Titled(name), kind, kind == "number" ? f.List("bands") : kind == "link" ? null : f.List("levels"), group,
            f.YesNo("in frame") ?? true, f.Text("from"), f.OneOf("known", SetUpParts.KnownWhen), f.Whole("decimals", 0, 6) ?? 0, f.Text("to"));
    }
}
