using PsyInterview.Log;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>What taking a bundle came to.</summary>
/// <param name="Manifest">What the bundle says about itself.</param>
/// <param name="Merge">What it brought; refused where it could not be taken.</param>
/// <param name="Study">Where the study lies.</param>
/// <param name="IsNew">True when the study was made of the bundle.</param>
public sealed record TakenBundle(BundleManifest Manifest, Merge Merge, string Study, bool IsNew);

public sealed partial class Shelf
{
    /// <summary>
    /// Makes a study of a bundle, on an observer's laptop for instance; where the study is there already, merges the bundle into it.
    /// </summary>
    /// <exception cref="StudyFileException">Bundle or study cannot be used; nothing was changed.</exception>
    public TakenBundle Take(string bundlePath, string studyPath)
    {
        var path = Path.GetFullPath(studyPath);
        var bundle = Bundle.Read(bundlePath);
        if (bundle.Manifest.Returns)
            return new(bundle.Manifest, Merge.Refused("It comes back from somebody who observed or interviewed: merge it into the study it belongs to."), path, false);
        // A laptop on which nobody has said who they are: the bundle was made for whoever takes it.
        if (IsNobody && bundle.Manifest.For is { } receiver) Become(receiver);
        return Path.Exists(path) ? TakeInto(bundle, path) : TakeNew(bundle, path);
    }

    private TakenBundle TakeNew(Bundle bundle, string path)
    {
        var manifest = bundle.Manifest;
        List<Entry> own = [];
        if (manifest.Session is { } session)
        {
            var chain = new Chain(RecorderIdentity.Mint(Person), AllKinds.Known, Chance.Salt);
            own.Add(chain.Seal(EntryId.Part, time.GetLocalNow(), new PartReceived(session, manifest.By)));
        }
        // Held against itself, by the entry with which the study began.
        var begun = bundle.Entries.Where(entry => AllKinds.Known.Read(entry) is IBeginsAStudy).ToList();
        var merge = Merge.Of([.. own, .. begun], bundle.Entries, AllKinds.Known);
        if (merge.Refusal is not null) return new(manifest, begun.Count > 0 ? merge : Merge.Refused("It does not say which study it belongs to. Ask for it again."), path, false);
        var reading = LogReading.Of(bundle.Entries, AllKinds.Known);
        var due = ErasureDue.Of(reading, AllKinds.Known).ToHashSet();
        List<Entry> entries = [.. own, .. LogUnion.Of([], Travels.From(bundle.Entries)).Entries.Select(entry => due.Contains(entry.Id) ? entry.Erase() : entry)];
        StudyFile.Create(path, Person, time, entries).Dispose();
        Remember(path);
        return new(manifest, merge with { Added = entries[own.Count..] }, path, IsNew: true);
    }

    private TakenBundle TakeInto(Bundle bundle, string path)
    {
        using var study = Open(path);
        var merge = study.Weigh([bundle.Entries])[0];
        if (merge.Refusal is not null) return new(bundle.Manifest, merge, path, false);
        study.Merge([merge]);
        study.Recorder.ReadAnew();
        if (bundle.Manifest.Session is { } session) study.Recorder.Receive(session, bundle.Manifest.By);
        study.SaveNow();
        return new(bundle.Manifest, merge, path, false);
    }
}
