using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview.Tests.Stories;

/// <summary>Stories at a focus group.</summary>
public sealed partial class Story
{
    /// <summary>Who sits where unless a story says otherwise, clockwise from the moderator.</summary>
    public static readonly IReadOnlyList<string> Six = ["T04", "T09", "T11", "T15", "T20", "T22"];

    /// <summary>A story of an observer, sd, at a group that mw leads, on a laptop that knows the guide, the seats and the codes.</summary>
    /// <param name="people">By seat, from 1; <see cref="Six"/> unless given.</param>
    public static Story Observing(int columns = 80, int rows = 24, IReadOnlyList<string>? people = null, IEnumerable<Event>? study = null) =>
        AtGroup(new PracticeStore("sd-0001", Planned(people ?? Six, study ?? [])), columns, rows);

    /// <summary>A story of the lead, mw, at a group whose moderator has no laptop: the start check is done, one recorder runs.</summary>
    public static Story Leading(int columns = 80, int rows = 24) =>
        AtGroup(new PracticeStore("mw-0002", Planned(Six, [])), columns, rows, story =>
        {
            story.Session.Do(Before, FrameDecisions.DeferChecks(story.State));
            story.Session.Do(Before, SessionDecisions.Audio(story.State, 1, "on"));
        });

    /// <summary>A story of the second person in an interview with P07, which mw leads.</summary>
    public static Story BesideInterview() =>
        AtGroup(new PracticeStore("sd-0001", Planned([], [], "interview", "P07")), 80, 24);

    /// <summary>The same laptop, opened anew so many minutes after noon.</summary>
    public Story Reopened(int minutes, string recorder = "sd-0002")
    {
        IReadOnlyList<Entry> written = [.. Recorder.Store.Read(EntryId.Study), .. Recorder.Store.Read(Session.Stream)];
        return AtGroup(new PracticeStore(recorder, written), 80, 24, minutes: minutes);
    }

    private static Story AtGroup(IEntryStore store, int columns, int rows, Action<Story>? tell = null, int minutes = 0) =>
        new(store, (story, shell) =>
        {
            if (minutes == 0) story._time.Advance(Noon - Before);
            var stream = store.Read(EntryId.Study).Any(e => e.Data!.Contains("\"P07\"", StringComparison.Ordinal)) ? "P07-1" : "FG1-1";
            story.Session = story.Recorder.Session(stream);
            tell?.Invoke(story);
            return SessionDoor.Screen(shell, story.Session);
        }, columns, rows, minutes);

    private static List<Entry> Planned(IReadOnlyList<string> people, IEnumerable<Event> study, string kind = "focus-group", string code = "FG1")
    {
        var salt = 0;
        var chain = new Chain("mw-0001", AllKinds.Known, () => BitConverter.GetBytes((long)++salt).Concat(new byte[8]).ToArray());
        var guide = GuideParser.Parse(FiveQuestions.Replace("language: en", $"language: en\nkind: {kind}\ngroup: therapists", StringComparison.Ordinal)).Guide!;
        List<Entry> log = [];
        foreach (var happened in (IEnumerable<Event>)[new StudyCreated("A study"), .. study, new GuideImported(guide.Id, guide.Version, guide.Language, guide.Text, guide.Hash),
            .. people.Append(code).Where(p => p != "FG1").Select(p => new ParticipantAdded(p))])
            log.Add(chain.Seal(EntryId.Study, Before, happened));
        foreach (var happened in (IEnumerable<Event>)[new SessionPlanned(code, kind, 1, guide.Id, guide.Version, guide.Language, guide.Hash), new SessionRoleGiven("mw", SessionRoles.Lead),
            .. people.Select((person, i) => new SeatTaken(i + 1, person))])
            log.Add(chain.Seal($"{code}-1", Before, happened));
        return log;
    }
}
