namespace PsyInterview.Demo;

/// <summary>P01, tired and sore for six years; at home, twice, a year apart. The sound recorder fails halfway through the first talk.</summary>
internal static class StoryP01
{
    internal static readonly Story First = new("P01", 1, "patient-first", "an-demo", "2025-03-13T10:04:00+01:00", """
        -09:10 check where home
        -08:40 check present participant alone, dog in the next room
        -07:50 agree form 2, on paper
        -06:40 done power
        -05:30 audio 1 on
        -05:20 done audio
        -04:10 sync
        -04:05 check clock sync mark 1
        -01:30 done guide
        00:00 ask opening
        00:38 note six years of tiredness and sore muscles, began with a flu that did not pass
        01:20 probe 1
        01:44 quote I went to bed with the flu and I never quite got up again #explanation
        02:30 probe 2
        02:52 note two hours upright, then lying down; counts the day in halves #pacing
        03:34 told people-around
        03:50 quote My sister said you look fine, and I thought, that is exactly the trouble #being-believed
        04:25 seen => laughs
        04:48 ask starting
        05:06 probe 1
        05:20 note heard of it from the family doctor, after the third blood test #doubt
        06:10 probe 4
        06:31 quote I thought they were sending me to have it talked out of me #doubt
        07:15 said So at first it felt like not being taken seriously? => corrected seriously yes, but not as something of the body #being-believed
        08:20 ask typical-session
        08:44 probe 1
        09:02 note starts sitting, feet on the floor, first the breath; talk comes after #breath
        10:10 probe 3
        10:26 note about half and half; later sessions more silence than talk
        11:30 told exercises
        11:48 probe 1
        12:10 note lying on a mat, a small cushion under the neck, noticing where the floor pushes back
        12:58 probe 2
        13:14 quote There was a place between my shoulders that I had forgotten I owned #feeling-again
        13:52 mark
        14:20 thought the body as lost property: listen for this in the others
        15:10 probe 4
        15:28 note touch always asked for first; liked that she could say not today #boundaries
        15:52 edit touch always asked for first; liked being able to say not today
        16:40 said Being asked made the touch possible? => confirmed #boundaries
        17:30 ask as-a-whole
        17:52 probe 1
        18:16 note the fourth session: fell asleep on the mat and was left to sleep
        19:05 audio 1 failed
        19:12 thought red light is out; write quotes first
        19:41 audio 2 on
        20:05 quote Nobody woke me. Do you know how long it is since nobody woke me? #trust
        20:40 seen => silence
        21:20 ask therapist
        21:42 probe 2
        22:04 note felt understood when the therapist waited; less so when the form had to be filled in #trust
        23:10 skip conversations => not relevant
        23:34 ask changes
        23:50 probe 1
        24:12 note soreness about the same, tiredness comes later in the day
        25:02 probe 2
        25:20 quote I stop at the first sign now, not at the last #pacing
        26:05 probe 5
        26:22 note had hoped to go back to full days of work; that did not come #work
        27:20 ask how-change-came
        27:41 probe 2
        28:04 note turning point: the walk home after that fourth session, slowly, on purpose
        28:31 move as-a-whole
        29:10 own And what did you do with that at home?
        29:40 note put a chair halfway up the stairs #exercise-at-home #pacing
        30:30 probe 3
        30:52 quote I had to learn to be bored #pacing
        31:40 ask body-and-mind
        32:06 probe 2
        32:30 note last Tuesday: phone call about money, jaw tight the whole evening, noticed it this time #tension-noticed
        33:40 said You feel the jaw before you know that you worry? => added sometimes the hands first #tension-noticed
        34:50 ask circumstances
        35:10 probe 1
        35:30 note bus twice a week was the hardest part; paid for from savings #costs
        36:40 ask between-sessions
        37:02 probe 2
        37:24 note ten minutes after lunch, with the dog on the mat #exercise-at-home
        38:20 ask closing
        38:44 probe 1
        39:02 quote Keep the waiting. The rest you may change #trust
        39:50 said The body was believed first, and you could believe it after that; the tiredness stayed, the fight with it became less? => confirmed #being-believed
        41:10 end
        41:20 tick not-reached anything-missing
        42:05 audio 2 off
        42:10 tick stop-recording how-it-was what-happens come-back contact-card thanks
        43:40 close
        64:00 debrief setting Kitchen table, quiet street; the dog was let in after half an hour.
        65:20 debrief present Participant alone.
        66:05 debrief rapport Easy from the first laugh. Much was told unasked.
        68:10 debrief strongest-1 Nobody woke me: the first time that being left alone meant being cared for.
        70:00 debrief strongest-2 The chair halfway up the stairs.
        71:30 debrief distress None.
        72:10 debrief guide-change People around comes up with the opening; perhaps ask it earlier.
        73:00 finish
        """);

    internal static readonly Story Second = new("P01", 2, "patient-second", "an-demo", "2026-03-12T10:31:00+01:00", """
        -08:00 check where home
        -07:30 check present participant alone
        -07:05 agree form 3, on paper
        -06:00 done power
        -05:10 audio 1 on
        -05:02 done audio
        -04:20 sync
        -04:12 check clock sync mark 1
        -02:00 done guide
        00:00 ask learned
        00:42 quote That tired is a message and not a verdict #explanation
        01:30 probe 1
        01:52 note birthday in the garden: sat down before it was too much, nobody noticed #pacing
        02:50 probe 3
        03:10 note saw only in the summer that the waiting had been the treatment #trust
        04:00 probe 4
        04:22 quote I had to unlearn being brave #pacing
        05:10 ask past-year
        05:30 probe 1
        05:50 note soreness less, tiredness with ups and downs; one bad month in November
        06:50 probe 2
        07:12 note bad period after moving house; lay on the mat every day, without guidance #exercise-at-home
        08:20 probe 3
        08:40 note works three mornings now, chose the mornings herself #work
        09:02 edit works three mornings now, and chose which
        09:40 thought last year work was the loss, now it is the measure
        10:20 told body-and-mind
        10:36 probe 1
        10:54 quote My jaw tells me before the post is even open #tension-noticed
        11:50 ask daily-life
        12:10 probe 2
        12:30 note the breath while the kettle boils; the mat only when it is bad #breath #exercise-at-home
        13:30 probe 3
        13:50 note dropped the diary: it made the day smaller
        14:40 said So what stays is what fits into something you do anyway? => confirmed #exercise-at-home
        15:40 ask own-words
        16:00 note read aloud: nobody woke me
        16:20 seen => cries
        16:50 note says it is not sad, only far away
        17:30 probe 2
        17:52 quote I would say now that I woke up by myself #feeling-again
        18:30 mark
        19:10 ask worth-it
        19:32 probe 1
        19:54 note the bus, the savings, and having to explain it to the family #costs
        20:50 probe 2
        21:10 quote Go, and do not expect them to repair you #explanation
        22:00 ask closing
        22:24 probe 1
        22:46 note that waiting can be learned, also by therapists #trust
        23:40 said A year on you believe your body sooner, and that saves strength? => added and it saves arguments #being-believed
        25:30 end
        25:36 tick not-reached anything-missing
        26:05 audio 1 off
        26:10 tick stop-recording how-it-was what-happens results thanks
        27:20 close
        41:00 debrief setting Same table as last year, new curtains.
        42:10 debrief rapport Like going on with a talk that had only paused.
        43:40 debrief strongest-1 I would say now that I woke up by myself.
        45:00 debrief distress A few tears at the old words; did not want to stop, and said so.
        46:00 finish
        """);
}
