package app.leeside

/**
 * Whatever the border throws, as a [LeesideException]. What is none of them comes from inside and says
 * nothing that a screen could use: it becomes [LeesideException.Internal], without its message.
 */
internal inline fun <T> translated(act: () -> T): T =
    try {
        act()
    } catch (known: LeesideException) {
        throw known
    } catch (_: InternalException) {
        throw LeesideException.Internal()
    }
