using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A guide in the list of guides.</summary>
/// <param name="Latest">The version that holds today; null for one that only comes with the program or is only drafted.</param>
/// <param name="Versions">How many versions there are.</param>
/// <param name="Sessions">In how many sessions it was used, in any version.</param>
/// <param name="Waiting">Proposals that nobody decided.</param>
/// <param name="ToWorkIn">Proposals that were accepted and are in no version yet.</param>
internal sealed record GuideRow(string Guide, string Language, string Title, GuideVersion? Latest, int Versions, int Sessions, WorkingDraft? Drafted, int Waiting, int ToWorkIn)
{
    private const int NameWidth = 30, VersionWidth = 10, SessionsWidth = 10, DraftWidth = 8;

    /// <summary>The study's guides, then those that come with the program and are not used in it.</summary>
    public static IReadOnlyList<GuideRow> All(StudyState study, IReadOnlyList<Account> accounts, IReadOnlyList<GuideProposal> proposals, string today)
    {
        List<GuideRow> rows =
        [
            .. study.GuideNames.Select(n =>
            {
                var versions = study.VersionsOf(n.Guide, n.Language);
                var latest = study.VersionOn(n.Guide, n.Language, today);
                var about = proposals.Where(p => p.Guide == n.Guide && (p.Language is null || p.Language == n.Language)).ToList();
                return new GuideRow(n.Guide, n.Language, (latest is null ? null : study.ReadGuide(latest.Hash)?.Title) ?? n.Guide, latest, versions.Count,
                    accounts.Count(a => a.State.WasHeld && a.State.Plan!.Guide == n.Guide && a.State.Plan.Language == n.Language), study.DraftOf(n.Guide, n.Language),
                    about.Count(p => p.Settled is null), about.Count(p => p.IsToBeWorkedIn));
            }),
        ];
        rows.AddRange(ShippedGuides.All.Select(g => GuideParser.Parse(g.Text, advise: false).Guide).OfType<TopicGuide>().Where(g => !rows.Exists(r => r.Guide == g.Id && r.Language == g.Language))
            .Select(g => new GuideRow(g.Id, g.Language, g.Title, null, 0, 0, null, 0, 0)));
        return rows;
    }

    /// <summary>The headings of the list.</summary>
    public static Line Heading(int width) => Line.Of(Columns.Fit($"  {"guide",-NameWidth}{"version",-VersionWidth}{"sessions",-SessionsWidth}{"draft",-DraftWidth}proposals", width), Look.Title);

    /// <summary>The row.</summary>
    public Line Drawn(int width, DateOnly today)
    {
        var name = Columns.Fit($"{Guide} {Language}", NameWidth - 1);
        var version = Latest is null ? Drafted is null ? "shipped" : "none yet" : $"v{Latest.Version}{(Latest.IsPilot ? " pilot" : "")}";
        var proposals = string.Join(", ", ((string?[])[Waiting > 0 ? $"{Waiting} to decide" : null, ToWorkIn > 0 ? $"{ToWorkIn} to work in" : null]).OfType<string>());
        var isOurs = Latest is not null || Drafted is not null;
        return new Line(new Span($"  {name}{new string(' ', Math.Max(1, NameWidth - Columns.Of(name)))}", isOurs ? Look.Strong : Look.Dim), new Span($"{version,-VersionWidth}", isOurs ? Look.Normal : Look.Dim),
            new Span($"{(Sessions > 0 ? NumberWords.Digits(Sessions) : ""),-SessionsWidth}{(Drafted is null ? "" : "draft"),-DraftWidth}"),
            new Span(Columns.Fit(proposals, Math.Max(0, width - 2 - NameWidth - VersionWidth - SessionsWidth - DraftWidth)), Waiting > 0 ? Look.Warn : Look.Normal));
    }
}

/// <summary>What is said of a version in a line.</summary>
internal static class VersionWords
{
    /// <summary>"since 3 May, by sd, pilot; because of the first interviews".</summary>
    public static string Of(GuideVersion version, DateOnly today)
    {
        var day = DayWords.Said(version.From, today);
        var from = CalendarDay.Read(version.From) is var (on, _) && on > today ? $"from {day}" : $"since {day}";
        return $"{from}, by {version.Author}{(version.IsPilot ? ", pilot: its sessions are not counted" : "")}{(version.Reason is { } reason ? $"; {reason}" : "")}";
    }
}
