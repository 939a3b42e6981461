using System.CommandLine;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>What the commands that record something share: open, decide, record, wait for the disk, say it.</summary>
internal static class StudyChange
{
    /// <summary>Records what is decided, and says so once it is on the disk.</summary>
    /// <param name="decide">Gets the study and the time of the act.</param>
    /// <param name="said">Gets the study after it and what was recorded.</param>
    public static int Record(
        Shelf shelf, string path, InvocationConfiguration io, Func<StudyState, DateTimeOffset, Decision> decide, Func<StudyState, Decision, string> said) =>
        Open(shelf, path, io, study =>
        {
            var at = study.Recorder.Now();
            var decision = decide(study.Recorder.Study, at);
            if (study.Recorder.Do(at, decision) is { } refusal) throw new RefusedException(refusal);
            WaitForTheDisk(study);
            io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : said(study.Recorder.Study, decision));
            return ExitCode.Ok;
        });

    /// <summary>Opens a study for writing.</summary>
    public static int Open(Shelf shelf, string path, InvocationConfiguration io, Func<OpenStudy, int> use) => StudyArgument.Guarded(io, () =>
    {
        using var study = shelf.Open(path);
        foreach (var notice in study.Notices) io.Error.WriteLine(notice);
        return use(study);
    });

    /// <summary>Nothing is shown as recorded before it is on the disk.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public static void WaitForTheDisk(OpenStudy study)
    {
        study.SaveNow();
        if (study.Recorder.Store.Status is { Pending: > 0 } status) throw new RefusedException(status.Problem ?? "not saved: the disk does not answer", ExitCode.Failure);
    }

    /// <summary>A session of the study.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static SessionRecorder Held(OpenStudy study, string stream) =>
        Log.EntryId.IsSession(stream) && study.Recorder.Session(stream) is { State.Plan: not null } held ? held : throw new RefusedException($"There is no session {stream} in this study.", ExitCode.NotFound);

    /// <summary>What can be coded under a name: a session, or a member check; null where there is none.</summary>
    public static StreamRecorder? Coded(OpenStudy study, string stream) =>
        Log.EntryId.IsMemberCheck(stream) ? study.Recorder.MemberCheck(stream) is { Check.Phase: not CheckPhase.None } check ? check : null
        : Log.EntryId.IsSession(stream) && study.Recorder.Session(stream) is { State.Plan: not null } session ? session : null;

    /// <summary>The person's code as it is now.</summary>
    /// <exception cref="RefusedException">Nobody has it.</exception>
    public static string Known(StudyState study, string code)
    {
        var person = study.Now(code);
        return study.Everybody.Contains(person) ? person : throw new RefusedException(Recruitment.NoPerson(code) + ".", ExitCode.NotFound);
    }
}
