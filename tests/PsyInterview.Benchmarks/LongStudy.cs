using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview.Benchmarks;

/// <summary>A study with one session that is running, and as many entries in it as are asked for; others beside it when asked.</summary>
public static class LongStudy
{
    /// <summary>Writes it.</summary>
    /// <param name="entries">Entries in the session P07-1.</param>
    /// <param name="elsewhere">Entries in other sessions, a thousand in each.</param>
    public static void Write(string path, int entries, int elsewhere)
    {
        using var file = StudyFile.Create(path, "bench", TimeProvider.System);
        var chain = new Chain(file.Recorder, AllKinds.Known, Chance.Salt);
        var start = TimeProvider.System.GetLocalNow().AddHours(-1);
        var guide = ShippedGuides.Load("patient-first", "en");
        List<Entry> written =
        [
            chain.Seal(EntryId.Study, start, new StudyCreated("Measured", true)),
            chain.Seal(EntryId.Study, start, new ParticipantAdded("P07", "patients")),
            chain.Seal(EntryId.Study, start, new GuideImported(guide.Id, guide.Version, guide.Language, guide.Text, guide.Hash)),
        ];
        Session("P07-1", entries);
        for (var other = 0; other * 1000 < elsewhere; other++) Session($"X{other:D3}-1", Math.Min(1000, elsewhere - other * 1000));
        file.Append(written);
        if (!file.Flush(TimeSpan.FromMinutes(2))) throw new IOException("The study was not written in time.");

        void Session(string stream, int count)
        {
            var question = guide.Questions[1].Id;
            written.Add(chain.Seal(stream, start, new SessionPlanned(stream[..^2], "interview", 1, guide.Id, guide.Version, guide.Language, guide.Hash)));
            written.Add(chain.Seal(stream, start, new ChecksDeferred()));
            written.Add(chain.Seal(stream, start, new AudioChanged(1, "on")));
            written.Add(chain.Seal(stream, start, new SessionStarted()));
            written.Add(chain.Seal(stream, start, new QuestionAsked(question)));
            for (var i = 0; i < count; i++)
            {
                var at = start.AddMilliseconds(i * 500);
                written.Add(chain.Seal(stream, at, new NoteTaken(NoteForms.Observation, question, $"note {i}: tension drops after breathing, she says")));
            }
        }
    }
}
