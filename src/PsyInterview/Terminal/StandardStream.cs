using System.Runtime.InteropServices;
using System.Text;

namespace PsyInterview.Terminal;

/// <summary>
/// Standard output or error, past the runtime's console: on a terminal that one switches modes on and leaves them on. A reader that went
/// away (<c>| head</c>) is no fault: what it does not want is dropped.
/// </summary>
public sealed class StandardStream : Stream
{
    private readonly int _descriptor;

    private StandardStream(int descriptor) => _descriptor = descriptor;

    /// <summary>A writer of UTF-8.</summary>
    /// <param name="descriptor">1 for output, 2 for error.</param>
    /// <param name="elsewhere">The runtime's own stream, where there are no descriptors (Windows).</param>
    public static StreamWriter Writer(int descriptor, Func<Stream> elsewhere) => new(
        OperatingSystem.IsWindows() ? elsewhere() : new StandardStream(descriptor), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        const int BrokenPipe = 32;
        if (Libc.WriteAll(_descriptor, buffer)) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != BrokenPipe) throw new IOException($"The output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
