using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>One row of the set-up screen.</summary>
/// <param name="Section">Study, Groups, Waves, Team, Criteria, Targets or Impossible.</param>
/// <param name="Name">What stands first: the key of the study, the name of a group.</param>
/// <param name="Words">What is said of it.</param>
/// <param name="Declared">What the row shows; null for a section in which there is nothing yet, and for the fields of the study.</param>
/// <param name="Group">The group it belongs to; null for every group.</param>
public sealed record SetUpRow(string Section, string Name, string Words, Event? Declared = null, string? Group = null)
{
    /// <summary>True for what stands where a section has nothing yet.</summary>
    public bool IsPlaceholder => Declared is null && Section != "Study";
}

/// <summary>The whole set-up as rows, by section.</summary>
public static class SetUpRows
{
    /// <summary>Every section has at least one row, so that one can stand in it and add.</summary>
    public static IReadOnlyList<SetUpRow> Of(StudyState study)
    {
        var setUp = study.SetUp;
        var described = PartReading.Write(setUp.Described with { Title = study.Title }).ToDictionary(k => k.Key, k => Shown(k.Words));
        List<SetUpRow> rows =
        [
            .. SetUpParts.Study.Names.Select(n => new SetUpRow("Study", n, described.GetValueOrDefault(n, "-"))),
            new("Study", ObserverWords.Key, setUp.ObserverWords.IsEmpty ? "-" : ObserverWords.Line(setUp.ObserverWords)),
        ];
        Add("Groups", "no group yet: patients, therapists, a focus group", setUp.Groups, g => new("Groups", g.Group, Said(g), g));
        Add("Waves", setUp.Groups.IsEmpty ? "waves belong to a group; add one above first" : "no wave yet: without one each group has a single interview",
            setUp.Groups.SelectMany(g => setUp.Waves.Where(w => w.Group == g.Group).OrderBy(w => w.Wave)),
            w => new("Waves", SetUp.NameOf(w), Said(w) is { Length: > 0 } said ? said : $"wave {w.Wave}", w, w.Group));
        Add("Team", "nobody yet: interviewers, moderators, observers, coders, by their codes", setUp.Team, t => new("Team", t.Person, Said(t), t));
        Add("Criteria", "none yet: what guides whom to invite, and what Table 1 describes", setUp.Criteria, c => new("Criteria", c.Criterion, Said(c), c, c.Group));
        Add("Targets", setUp.Criteria.IsEmpty ? "targets name levels of criteria; add a criterion first" : "none yet: how many people of a level or a pair, gender=Male: 6",
            setUp.Targets, t => new("Targets", LevelNotation.Words(t.Of), Wanted(t), t, t.Group));
        Add("Impossible", "none: levels that cannot go together leave every count", setUp.Excluded,
            e => new("Impossible", LevelNotation.Words(e.Of), e.Because is { } why ? $"because {why}" : "", e, e.Group));
        return rows;

        void Add<T>(string section, string nothing, IEnumerable<T> declared, Func<T, SetUpRow> row)
        {
            var before = rows.Count;
            rows.AddRange(declared.Select(row));
            if (rows.Count == before) rows.Add(new(section, "", nothing));
        }
    }

    /// <summary>The words under one key, in one line.</summary>
    public static string Shown(Written words) => words.Items is { } items ? string.Join("; ", items) : words.Text;

    private static string Said(GroupDeclared g) =>
        $"{g.Title}, codes {g.Letter}01{(g.Kind == Cohort.FocusGroup ? ", focus group" : "")}{(g.Planned is { } planned ? $", {planned} planned" : "")}";

    private static string Said(WaveDeclared w) =>
        string.Join(", ", new[] { w.Title, PartReading.Window(w.FromMonths, w.ToMonths), w.Guide is { } guide ? $"guide {guide}" : null }.OfType<string>());

    private static string Said(TeamMemberDeclared t) => string.Join(", ", [.. t.Roles, .. new[] { t.Credentials, t.Occupation }.OfType<string>()]);

    private static string Said(CriterionDeclared c) => c.Kind switch
    {
        "link" => $"leads to {c.To}",
        "number" => c.Levels is { Count: > 0 } bands ? string.Join(", ", bands) : "number without bands",
        "multiple" => $"several of {string.Join(", ", c.Levels ?? [])}",
        _ => string.Join(c.Kind == "ordinal" ? " < " : ", ", c.Levels ?? []),
    } + (c.InFrame ? "" : ", described only");

    private static string Wanted(TargetSet t) => t.Max is { } max ? t.Min == max ? $"exactly {max}" : t.Min == 0 ? $"at most {max}" : $"{t.Min} to {max}" : $"at least {t.Min}";
}
